from wagtail.permission_policies import ModelPermissionPolicy

from home.models import User


class WrittenByReaders(ModelPermissionPolicy):
    """For what readers send in by forms: nobody adds any in the admin."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: list[str]) -> bool:
        return super().user_has_any_permission(user, set(actions) - {"add"})
