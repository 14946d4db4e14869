"""The authors' workshop: everything that helps to write instruments and to distrust them."""
