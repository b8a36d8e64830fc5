"""Pictures as numbers: where things stand, scaled here and drawn by templates; coordinates are text, for no locale to touch."""
