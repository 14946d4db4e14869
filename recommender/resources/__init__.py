"""Files the package brings along, and strict readers for files people hand us."""
