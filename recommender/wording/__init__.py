"""Every sentence a person reads, Chinese and English, made from codes and values."""
