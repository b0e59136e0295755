//! Pages that work from a folder, without a server: every address that begins at the root of the site becomes one that
//! begins at the page, and a folder becomes its `index.html`.
//!
//! In: the page's path and its HTML. Out: HTML. Only attributes that hold addresses are touched; the canonical address
//! and whatever else is whole stays as it is.

/// Attributes that hold one address.
const ADDRESSES: [&str; 5] = ["href", "src", "action", "poster", "data-indice"];
/// The attribute that holds several, with widths.
const SET: &str = "srcset";
/// The policy of a page that no server sends: there is no «self» where there is no origin.
const POLICY: &str = "default-src 'self' file: data:; object-src 'none'";

/// The page as it is read from a folder.
pub(super) fn page(path: &str, html: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        out.push_str(text);
        let end = end_of_tag(tag);
        element(&mut out, &tag[..end], &up);
        rest = &tag[end..];
        let opens = |name: &str| {
            tag.get(1..=name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        // What a script or style holds is no markup.
        for (name, close) in [("script", "</script"), ("style", "</style")] {
            if opens(name) {
                let inner = rest.find(close).unwrap_or(rest.len());
                out.push_str(&rest[..inner]);
                rest = &rest[inner..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Where a tag ends: a `>` within quotes does not end it.
fn end_of_tag(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn element(out: &mut String, tag: &str, up: &str) {
    // A comment, or the doctype.
    if tag.starts_with("<!") {
        out.push_str(tag);
        return;
    }
    if tag.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
        out.push_str(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"
        ));
        return;
    }
    let mut rest = tag;
    while let Some(at) = rest.find("=\"") {
        let (name, value) = (&rest[..at], &rest[at + 2..]);
        let Some(end) = value.find('"') else { break };
        let value = &value[..end];
        out.push_str(&rest[..at + 2]);
        let name = name.rsplit([' ', '\n', '\t']).next().unwrap_or_default();
        if name == SET {
            let all = value.split(", ").map(|one| match one.split_once(' ') {
                Some((address, width)) => format!("{} {width}", relative(address, up)),
                None => relative(one, up),
            });
            out.push_str(&all.collect::<Vec<_>>().join(", "));
        } else if name == "content" && tag.starts_with("<meta http-equiv=\"refresh\"") {
            match value.split_once("url=") {
                Some((time, address)) => {
                    out.push_str(&format!("{time}url={}", relative(address, up)));
                }
                None => out.push_str(value),
            }
        } else if ADDRESSES.contains(&name) {
            out.push_str(&relative(value, up));
            // The search asks for files by itself: it must know where the site begins.
            if name == "data-indice" {
                out.push_str(&format!("\" data-base=\"{}", base(up)));
            }
        } else {
            out.push_str(value);
        }
        out.push('"');
        rest = &rest[at + 2 + end + 1..];
    }
    out.push_str(rest);
}

fn base(up: &str) -> &str {
    if up.is_empty() { "./" } else { up }
}

/// One address. The search's folder is no page.
fn relative(address: &str, up: &str) -> String {
    let Some(inner) = address
        .strip_prefix('/')
        .filter(|inner| !inner.starts_with('/'))
    else {
        return address.to_owned();
    };
    let end = inner.find(['?', '#']).unwrap_or(inner.len());
    let (path, rest) = inner.split_at(end);
    let index = match path.is_empty() || (path.ends_with('/') && !path.starts_with("indice/")) {
        true => "index.html",
        false => "",
    };
    format!("{}{path}{index}{rest}", base(up))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(address: &str) -> String {
        page(
            "noticias/feria/index.html",
            &format!("<a href=\"{address}\">x</a>"),
        )
    }

    #[test]
    fn addresses_begin_at_the_page() {
        for (address, relative) in [
            ("/", "../../index.html"),
            ("/#pie", "../../index.html#pie"),
            ("/noticias/", "../../noticias/index.html"),
            ("/buscar/?q=agua#a", "../../buscar/index.html?q=agua#a"),
            ("/archivos/acta.pdf", "../../archivos/acta.pdf"),
            ("/404.html", "../../404.html"),
            ("#contenido", "#contenido"),
            ("//otra.gov.co/", "//otra.gov.co/"),
            ("https://www.gov.co/", "https://www.gov.co/"),
            ("mailto:a@b.gov.co", "mailto:a@b.gov.co"),
        ] {
            assert_eq!(one(address), format!("<a href=\"{relative}\">x</a>"));
        }
        assert_eq!(
            page("index.html", "<a href=\"/\">"),
            "<a href=\"./index.html\">"
        );
    }

    #[test]
    fn only_addresses_are_touched() {
        let html = "<p title=\"/a/\">/a/ href=\"/a/\"</p><script>var a = \"<a href=\\\"/a/\\\">\"</script><!-- <a href=\"/a/\"> -->";
        assert_eq!(page("a/index.html", html), html);
    }

    #[test]
    fn what_else_leads_somewhere_does_so_from_the_page() {
        assert_eq!(
            page(
                "a.html",
                "<img srcset=\"/r/a-1.webp 320w, /r/a-2.webp 640w\" src=\"/r/a.png\">"
            ),
            "<img srcset=\"./r/a-1.webp 320w, ./r/a-2.webp 640w\" src=\"./r/a.png\">"
        );
        assert_eq!(
            page(
                "a/b.html",
                "<meta http-equiv=\"refresh\" content=\"0; url=/c/\">"
            ),
            "<meta http-equiv=\"refresh\" content=\"0; url=../c/index.html\">"
        );
        assert_eq!(
            page("buscar/index.html", "<div data-indice=\"/indice/es/\">"),
            "<div data-indice=\"../indice/es/\" data-base=\"../\">"
        );
    }
}
