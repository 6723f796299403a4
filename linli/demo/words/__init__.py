"""What invented residents and staff say. Every sentence here was made up for the demonstration."""
