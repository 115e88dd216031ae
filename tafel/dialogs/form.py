"""The form, by its first address."""

from tafel.forms.field import FormField
from tafel.forms.form import NOT_KEPT, SAVE, Form, fill_in

__all__ = ["NOT_KEPT", "SAVE", "Form", "FormField", "fill_in"]
