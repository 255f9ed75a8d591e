"""Every type of page that a reader can come to, once."""

from dataclasses import dataclass
from urllib.parse import quote

DRUGS, POLICE, TANGIER = quote("المخدرات"), quote("الشرطة"), quote("طنجة")


@dataclass(frozen=True, slots=True)
class Kind:
    """A page: its address, the status it is served with, whether only staff may see it, and for
    one that a whole site does not show, its template."""

    path: str
    status: int = 200
    staff: bool = False
    template: str = ""

    @property
    def needs_more(self) -> bool:
        """Whether its address alone does not show it."""
        return self.staff or bool(self.template)

    @property
    def is_djangos(self) -> bool:
        """Whether the page is one of the admin's, which Django draws."""
        return self.path.startswith("/admin/")


PAGES = {
    "home": Kind("/"),
    "search": Kind(f"/?q={DRUGS}"),
    "parts": Kind(f"/?q={quote('طنجة المخدرات')}"),
    "nothing": Kind(f"/?q={quote('كركدن')}"),
    "filtered": Kind(f"/?q={POLICE}&outlet={quote('جريدة-مرافئ')}&since=2016-01-01"),
    "inferred days": Kind(f"/?q={POLICE}&any_date=on"),
    "other names": Kind(f"/?q=DGSN&since=2016-01-01&section={quote('بلاغات')}"),
    "slip": Kind(f"/?q={quote('المخذرات')}"),
    "clumsy": Kind(f"/?q={quote('«الأمن الوطني OR')}"),
    "explained": Kind(f"/?q={quote('في من')}"),
    "no such day": Kind("/?q=x&since=2024-02-30&until=0001-01-01", status=400),
    "too long": Kind(f"/?q={'x' * 1001}", status=400),
    "article": Kind("/articles/1/"),
    "article in a search": Kind(f"/articles/8/?q={POLICE}&order=oldest&hit=2"),
    "article alone": Kind("/articles/1/text/"),
    "tags": Kind("/tags/"),
    "tag": Kind(f"/tags/{TANGIER}/"),
    "outlets": Kind("/outlets/"),
    "outlet": Kind(f"/outlets/{quote('جريدة-مرافئ')}/"),
    "years": Kind("/archive/"),
    "year": Kind("/archive/2023/"),
    "month": Kind("/archive/2023/2/"),
    "day": Kind("/archive/2023/2/23/"),
    "undated": Kind("/archive/undated/"),
    "coverage": Kind("/archive/coverage/"),
    "recent": Kind("/recent/"),
    "help": Kind("/help/"),
    "about": Kind("/about/"),
    "privacy": Kind("/privacy/"),
    "styleguide": Kind("/styleguide/", staff=True),
    "missing": Kind("/nowhere/", status=404),
    "forbidden": Kind("/forbidden/", status=403, template="archive/403.html"),
    "refused": Kind(f"/?q={POLICE}", status=429, template="archive/429.html"),
    "locked": Kind("/locked/", status=429, template="archive/locked.html"),
    "broken": Kind("/broken/", status=500, template="archive/500.html"),
    "too slow": Kind(f"/?q={POLICE}", status=503, template="archive/too_slow.html"),
    "unavailable": Kind("/tags/", status=503, template="archive/unavailable.html"),
    "log-in": Kind("/admin/login/"),
}
