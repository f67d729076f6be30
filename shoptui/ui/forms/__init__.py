"""Forms together with the service that saves what is filled in."""
