/// Where something is loaded from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source<'a> {
    /// From a part of the mail with this Content-ID.
    Enclosed(&'a str),
    /// From the address itself, which goes on after `data:`.
    Within(&'a str),
    /// From elsewhere, by `http:`.
    Insecure,
    /// From elsewhere.
    Remote,
    /// From nowhere: a mail has no place that anything is relative to.
    Nowhere,
}

impl<'a> Source<'a> {
    pub(super) fn of(url: &'a str) -> Self {
        let url = url.trim();
        if url.starts_with("//") {
            return Self::Remote;
        }
        let Some((scheme, rest)) = url.split_once(':') else { return Self::Nowhere };
        match scheme.to_ascii_lowercase().as_str() {
            "cid" => Self::Enclosed(rest),
            "data" => Self::Within(rest),
            "http" => Self::Insecure,
            "https" | "ftp" => Self::Remote,
            _ => Self::Nowhere,
        }
    }

    pub(super) fn is_elsewhere(self) -> bool {
        matches!(self, Self::Insecure | Self::Remote)
    }
}

/// Whether the name of a file at an address ends so that it is a GIF.
pub(super) fn ends_as_gif(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.get(path.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case(".gif"))
}

/// The addresses of a `srcset`: `a.png 1x, b.png 2x`.
pub(super) fn of_set(srcset: &str) -> impl Iterator<Item = &str> {
    srcset.split(", ").filter_map(|candidate| candidate.split_ascii_whitespace().next())
}
