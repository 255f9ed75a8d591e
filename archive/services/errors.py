"""What a service raises when it cannot do what it was asked."""


class ServiceError(Exception):
    """A request that makes no sense, in words for the person who made it."""
