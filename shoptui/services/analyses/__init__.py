"""The reports on how the shop is doing with its customers, one file each."""
