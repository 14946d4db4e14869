"""Numbers made for learning: scikit-learn transformers over firms, instruments and pairs."""
