"""What a firm can be asked, and the official lists behind it."""
