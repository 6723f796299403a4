"""Files of households and enterprises: the list, one file, what is typed into it, who may see it whole."""
