"""What a query means in this archive: other names, labels looked up, unknown words repaired."""

from dataclasses import replace

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Outlet, Tag
from archive.search.engines.base import PlanBackend
from archive.search.query import Label, Leaf, Level, Node, Search, leaves, map_leaves
from archive.search.repair import repair
from archive.search.widening import widen
from archive.text.folding import fold_name


def understand(search: Search) -> Search:
    """Return a search as the archive understands it; the same spelling has no other names.

    Raises IndexUnavailableError when there is no index whose words could be looked up.
    """
    if search.query.root is None:
        return search
    query = search.query
    if query.level is not Level.SPELLING:
        query = widen(query)
    if query.root is not None:
        query = replace(query, root=_with_slugs(query.root))
    return replace(search, query=repair(query, search_backend().vocabulary()))


def search_backend() -> PlanBackend:
    """Return the engine that answers searches."""
    backend: PlanBackend = connections[DEFAULT_ALIAS].get_backend()
    return backend


def _with_slugs(root: Node) -> Node:
    """Look up the outlets and tags that are named; two database queries at most, mostly none."""
    labels = [leaf for leaf in leaves(root) if isinstance(leaf, Label)]
    if not labels:
        return root
    known = {
        facet: look_up()
        for facet, look_up in _LOOK_UPS.items()
        if any(label.facet == facet for label in labels)
    }

    def look_up_label(leaf: Leaf) -> Leaf:
        if not isinstance(leaf, Label):
            return leaf
        return replace(leaf, slugs=tuple(known[leaf.facet].get(leaf.key, ())))

    return map_leaves(root, look_up_label)


def _outlet_slugs() -> dict[str, list[str]]:
    slugs: dict[str, list[str]] = {}
    for outlet in Outlet.objects.all():
        for name in (outlet.name, outlet.slug, *outlet.aliases):
            slugs.setdefault(fold_name(name), []).append(outlet.slug)
    return slugs


def _tag_slugs() -> dict[str, list[str]]:
    slugs: dict[str, list[str]] = {}
    for tag in Tag.objects.select_related("merged_into"):
        target = tag.merged_into or tag
        for name in (tag.name_ar, tag.name_fr, tag.name_en, tag.slug, *tag.synonyms):
            slugs.setdefault(fold_name(name), []).append(target.slug)
    return slugs


_LOOK_UPS = {"outlet": _outlet_slugs, "tags": _tag_slugs}
