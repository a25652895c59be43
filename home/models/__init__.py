from home.models.base import BasePage, path_below_home
from home.models.feedback import Feedback
from home.models.image import Image, Rendition
from home.models.note import HasNote
from home.models.pages import HomePage, StandardPage
from home.models.public_state import PublicState
from home.models.site_settings import FundingLogo, FundingNotice, NavigationItem, SiteSettings
from home.models.snippet import Addressable, TranslatableSnippet
from home.models.translation_review import SourceChange, TranslationReview, VersionRecord
from home.models.user import User

__all__ = [
    "Addressable",
    "BasePage",
    "Feedback",
    "FundingLogo",
    "FundingNotice",
    "HasNote",
    "HomePage",
    "Image",
    "NavigationItem",
    "PublicState",
    "Rendition",
    "SiteSettings",
    "SourceChange",
    "StandardPage",
    "TranslatableSnippet",
    "TranslationReview",
    "User",
    "VersionRecord",
    "path_below_home",
]
