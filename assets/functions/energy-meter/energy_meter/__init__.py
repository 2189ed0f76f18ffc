"""Energy and duty cycle of something that is on or off."""
