//! Every file that a browser may be sent stands under the strictest policy there is: `default-src 'self'`, nothing
//! inline. Judged by a parser that builds the whole tree, where the auditor reads tags as they come.

use scraper::{ElementRef, Html, Selector};

use crate::portal;

/// Whether an address is the site's own: a path, an anchor, or the site's address.
fn own(address: &str, base: &str) -> bool {
    let foreign =
        address.starts_with("//") || address.contains("://") && !address.starts_with(base);
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !foreign && (!scheme.contains(':') || address.starts_with(base))
}

/// What a policy of `default-src 'self'` would refuse of an element.
fn refused(element: ElementRef<'_>, base: &str) -> Option<String> {
    let value = element.value();
    let (name, get) = (value.name(), |attribute| value.attr(attribute));
    let says = |what: &str| Some(format!("<{name}> {what}"));
    if value
        .attrs()
        .any(|(attribute, _)| attribute == "style" || attribute.starts_with("on"))
    {
        return says("has a style or a handler");
    }
    if value
        .attrs()
        .any(|(_, text)| text.trim_start().to_lowercase().starts_with("javascript:"))
    {
        return says("has a script as its address");
    }
    if name == "style" {
        return says("is inline");
    }
    // Data is not run: the policy does not speak of it.
    let data = matches!(
        get("type"),
        Some("application/ld+json" | "application/json")
    );
    if name == "script" && get("src").is_none() && !data {
        return says("is inline");
    }
    let asked = match name {
        "script" | "img" | "source" | "track" | "video" | "audio" | "iframe" | "embed"
        | "input" => {
            vec![get("src"), get("poster")]
        }
        "object" => vec![get("data")],
        "use" | "image" | "feImage" => vec![get("href"), get("xlink:href")],
        "link"
            if get("rel").is_some_and(|rel| {
                !rel.contains("alternate") && !rel.contains("canonical") && !rel.contains("license")
            }) =>
        {
            vec![get("href")]
        }
        _ => vec![],
    };
    let mut set = get("srcset").unwrap_or_default().split(',');
    let set = set.find_map(|one| {
        let address = one.split_whitespace().next()?;
        (!own(address, base)).then_some(address)
    });
    let found = asked
        .into_iter()
        .flatten()
        .find(|address| !own(address, base));
    found
        .or(set)
        .and_then(|address| says(&format!("asks for {address}")))
}

/// What is refused in a text, a line each.
fn judge(text: &str, base: &str) -> Vec<String> {
    let html = Html::parse_document(text);
    let all = Selector::parse("*").expect("a good selector");
    html.select(&all)
        .filter_map(|element| refused(element, base))
        .collect()
}

#[test]
fn what_the_strict_policy_refuses_is_seen() {
    let base = "https://www.ejemplo.gov.co";
    for bad in [
        "<p style='color:red'>",
        "<p onclick=x>",
        "<style>p{}</style>",
        "<script>x()</script>",
        "<a href=' JavaScript:x'>a</a>",
        "<img src=https://otro.example/x.png>",
        "<img src=data:image/png;base64,AAAA>",
        "<link rel=stylesheet href=//otro.example/x.css>",
        "<img src=/a.png srcset='/a.png 1x, https://otro.example/b.png 2x'>",
        "<svg><style>a{}</style></svg>",
        "<svg><use href='https://otro.example/i.svg#a'/></svg>",
    ] {
        assert_eq!(judge(bad, base).len(), 1, "{bad}");
    }
    let good = "<script src=/a.js></script><script type=application/ld+json>{}</script><img src=/a.png><a href=https://otro.example>a</a><link rel=icon href=https://www.ejemplo.gov.co/i.svg><svg><use href=#a></svg>";
    assert_eq!(judge(good, base), Vec::<String>::new());
}

#[test]
fn every_page_and_drawing_stands_under_the_strict_policy() {
    let host = portal::real();
    let (build, files) = portal::build(&host);
    let base = &build.catalog.config().base;
    let (mut pages, mut drawings, mut wrong) = (0, 0, Vec::new());
    for (path, bytes) in &files {
        let (page, drawing) = (path.ends_with(".html"), path.ends_with(".svg"));
        if !page && !drawing {
            continue;
        }
        pages += usize::from(page);
        drawings += usize::from(drawing);
        let text = std::str::from_utf8(bytes).expect("pages and drawings are text");
        wrong.extend(
            judge(text, base)
                .into_iter()
                .map(|what| format!("{path}: {what}")),
        );
        if page {
            assert!(
                text.contains("http-equiv=\"Content-Security-Policy\"")
                    || text.contains("http-equiv=\"refresh\""),
                "{path} has no policy"
            );
        }
    }
    assert!(
        pages > 500 && drawings > 0,
        "{pages} pages, {drawings} drawings"
    );
    assert!(
        wrong.is_empty(),
        "{} things:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    // Styles ask for nothing of others either.
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let css = String::from_utf8_lossy(bytes);
        assert!(
            !css.contains("@import") && !css.contains("://") && !css.contains("url(//"),
            "{path}"
        );
    }
}
