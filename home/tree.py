"""Questions about trees (pages, collections) that are part of a larger query."""

from django.db.models import CharField, ExpressionWrapper, F, OuterRef, QuerySet


def above(queryset: QuerySet, path: str = "path", *, outer: str = "path") -> QuerySet:
    """Rows that stand above, or at, the row of the surrounding query.

    `path` is the tree path of the rows in `queryset`, `outer` that of the surrounding query. In a
    treebeard tree a node's path begins with the paths of all nodes above it.
    """
    here = ExpressionWrapper(OuterRef(outer), output_field=CharField())
    return queryset.annotate(outer_path=here).filter(outer_path__startswith=F(path))
