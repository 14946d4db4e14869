"""All instruments with their dated editions and rounds."""
