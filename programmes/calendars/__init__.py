"""Dates as calendar files (RFC 5545, RFC 7986): what stands in them, and how it is written."""
