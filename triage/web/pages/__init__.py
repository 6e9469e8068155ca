"""The pages of a journey. Each makes a :class:`~triage.web.pages.view.View`; ``frame`` puts it on the screen."""
