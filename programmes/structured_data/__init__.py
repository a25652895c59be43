"""What machines read of programmes, offers, events and their series (schema.org)."""
