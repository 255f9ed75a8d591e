"""What keeps an index from being written or read, and is said in one line."""

from archive.search.engines.files import LockedError
from archive.search.executor.layout import LayoutError
from archive.search.hits import SearchError
from archive.services.errors import ServiceError

INDEX_FAILURES = (LayoutError, LockedError, OSError, SearchError, ServiceError)
