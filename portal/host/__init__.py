"""What the host serves beside pages: headers, redirects, search, previews and lists in frames."""
