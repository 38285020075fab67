"""The forms with which readers hand in records, and what their script has to know to judge as ``portal check`` does."""
