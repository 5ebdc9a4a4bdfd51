"""What people see of a server: HTML, made in the workers without Starlette.

`markup` makes elements, `shell` puts them into a page, `cards` shows events; `resource`, `network`
and `answers` have the tasks. The style is that of the network page, with ``static/site.css``.
"""
