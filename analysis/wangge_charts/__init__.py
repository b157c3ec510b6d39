"""Charts of a comparison: one chart a module, all drawn from one reading of the result folder."""
