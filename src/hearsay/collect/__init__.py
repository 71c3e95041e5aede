"""Addresses, files and folders into pages; the only stage that touches the network."""
