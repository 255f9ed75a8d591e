"""The tables that the index is made of, and the articles that a change of them touches."""

from dataclasses import dataclass

from archive.models import Article, Outlet, Tag

_ARTICLES = Article._meta.db_table
_ARTICLE_TAGS = Article.tags.through._meta.db_table

ALL_ARTICLES = f"SELECT id FROM {_ARTICLES}"


@dataclass(frozen=True, slots=True)
class Watch:
    """A table whose changes the index must follow, and how a row of it names articles.

    A table that can be emptied at a blow also says which articles all its rows name.
    """

    table: str
    events: tuple[str, ...]
    articles: str
    columns: tuple[str, ...] = ()
    all_articles: str = ""


# Every column that the index holds belongs to one of these tables.
WATCHES = (
    Watch(
        _ARTICLES,
        ("INSERT", "UPDATE", "DELETE"),
        "SELECT {row}.id",
        all_articles=ALL_ARTICLES,
    ),
    Watch(
        _ARTICLE_TAGS,
        ("INSERT", "UPDATE", "DELETE"),
        "SELECT {row}.article_id",
        all_articles=f"SELECT DISTINCT article_id FROM {_ARTICLE_TAGS}",
    ),
    Watch(
        Outlet._meta.db_table,
        ("UPDATE",),
        f"SELECT id FROM {_ARTICLES} WHERE outlet_id = {{row}}.id",
        columns=("slug",),
    ),
    Watch(
        Tag._meta.db_table,
        ("UPDATE",),
        f"SELECT article_id FROM {_ARTICLE_TAGS} WHERE tag_id = {{row}}.id",
        columns=("slug",),
    ),
)
