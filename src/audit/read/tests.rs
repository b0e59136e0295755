use super::*;
use crate::audit::facts::{Act, Landmark};

#[test]
fn head_and_parts_are_read() {
    let facts = read(
        "<!doctype html><html lang=es><head><title>Normas &amp; más\n | Ejemplo</title>\
         <meta name=description content='Qué hay'><meta name=viewport content='width=device-width'>\
         <link rel=alternate hreflang=en href=/en/><link rel=alternate type=application/rss+xml href=/rss.xml>\
         <link rel=stylesheet href=/a.css><script src=/a.js></script></head><body>\
         <header data-parte=cabecera><a data-parte=inicio href='/'><img src=/e.svg alt='Escudo de Ejemplo'> Ejemplo</a>\
         <nav data-parte=menu><a href=/a/ aria-current=page>A</a></nav></header>\
         <main id=contenido><h1>Normas</h1><p>Dos <em>pala</em>bras y 3.</p>\
         <p data-parte=actualizado>Hoy <time datetime='2026-11-20T00:00:00-05:00'>20</time></p></main>",
    );
    assert_eq!(facts.lang.as_deref(), Some("es"));
    assert_eq!(facts.title, "Normas & más | Ejemplo");
    assert_eq!(facts.alternates, [("en".to_owned(), "/en/".to_owned())]);
    assert_eq!(facts.feeds, ["/rss.xml"]);
    assert_eq!(facts.requests, ["/a.css", "/a.js", "/e.svg"].map(Arc::from));
    assert!(facts.inline.is_empty());
    let home = facts.part("inicio").expect("the part is there");
    assert_eq!(
        (&*home.text, &home.links[..]),
        ("Escudo de Ejemplo Ejemplo", &["/".into()][..])
    );
    assert!(facts.part("menu").is_some_and(|menu| menu.current));
    assert_eq!(
        facts.part("actualizado").map(|part| part.moments.len()),
        Some(1)
    );
    assert_eq!(facts.links[0].text, "Escudo de Ejemplo Ejemplo");
    assert_eq!(facts.links[1].part.as_deref(), Some("menu"));
    assert_eq!(facts.images[0].part.as_deref(), Some("inicio"));
    assert_eq!(facts.words, 7);
    assert_eq!(
        facts.landmarks,
        [Landmark::Header, Landmark::Nav, Landmark::Main]
    );
}

#[test]
fn what_a_strict_policy_refuses_is_seen() {
    let facts = read(
        "<script>var a = '<p>';</script><script type='application/ld+json'>{\"a\":1}</script><style>p{}</style>\
         <p style='x' onclick='y'>a</p><a href=' JavaScript:z'>b</a>",
    );
    assert_eq!(
        facts.inline,
        ["script", "style", "style=", "onclick", "href=javascript:"]
    );
}

#[test]
fn fields_need_labels_wherever_they_stand() {
    let facts = read(
        "<form><input id=a><label for=a>A</label><label>B <input></label><input type=hidden><input aria-label=C>\
         <input id=d><select></select></form>",
    );
    assert_eq!((facts.forms, facts.unlabelled), (1, 2));
}

#[test]
fn tables_media_and_movement_are_counted() {
    let facts = read(
        "<table><tr><th>a<td>b</table><table><tr><td>c</table><table role=presentation></table>\
         <video controls><source src=/v.webm><track src=/v.vtt></video><audio src=/a.opus></audio>\
         <marquee>x</marquee><svg><title>Un dibujo</title><animate repeatCount=indefinite /></svg>",
    );
    assert_eq!(facts.tables, (2, 1));
    assert_eq!(
        facts.media,
        [("/v.webm".to_owned(), true), ("/a.opus".to_owned(), false)]
    );
    assert_eq!(facts.blinking, ["marquee", "animate"]);
    assert_eq!(facts.title, "");
}

#[test]
fn what_a_page_does_by_itself_or_out_of_turn_is_seen() {
    let facts = read(
        "<meta http-equiv=Refresh content=30><audio src=/a.opus autoplay></audio><p tabindex=0>a<p tabindex=-1>b\
         <a href=/ tabindex=' 3'>c</a><audio src=/b.opus></audio><meta http-equiv=content-language content=es>",
    );
    assert_eq!(facts.acts, [Act::Refresh, Act::Autoplay, Act::Tabindex]);
}

#[test]
fn broken_pages_do_not_break_the_reader() {
    for html in [
        "",
        "</p></main>",
        "<a href=x",
        "<a href=x><a href=y>z",
        "<main><main></main>",
        "<title>x",
        "<script>",
    ] {
        let _ = read(html);
    }
    assert_eq!(read("<main><a href=x>uno<p>dos").links[0].text, "uno dos");
}

const MENU: &str = "<nav data-parte=menu aria-label='Menú &amp; más'><ul><li><a href=/a/ aria-current=page>A</a></ul></nav>\n";
const FOOTER: &str = "<footer data-parte=pie tabindex=2><h2 id=p>Ejemplo</h2><label for=q>Busque</label><a href=/m/ \
     data-parte=mapa><img src=/m.png alt='Un mapa'></a> <time datetime=2026-11-20>hoy</time></footer>\n";
const LINK: &str = "<a href=/>Inicio</a>\n";

fn both(html: &str) {
    let common = Common::read([MENU, FOOTER, LINK]);
    assert_eq!(
        read_with(html, &common, &mut Known::default()),
        read(html),
        "{html}"
    );
}

#[test]
fn shared_parts_are_read_once_with_the_same_result() {
    both(&format!(
        "<!doctype html><title>x</title><body><div data-parte=cabecera>uno {LINK}dos</div>{MENU}\
         <main><h1>Una</h1><p>palabra</main><input id=q>{FOOTER}"
    ));
}

#[test]
fn a_shared_part_in_an_odd_place_is_read_as_it_stands() {
    for page in [
        format!("<main>a{MENU}b</main>"),
        format!("<!-- {MENU} --><p>x"),
        format!("<script>{FOOTER}</script><p>x"),
        format!("<p title=\"{LINK}\">x"),
        format!("<svg><title>{LINK}</title></svg>"),
        format!("<label>a{LINK}<input></label>"),
        format!("<a href=/b/>{MENU}</a>"),
        format!("<textarea>{LINK}</textarea>{LINK}"),
        format!("<p>a{LINK}</title>"),
        format!("<p>a\r{LINK}"),
        format!("<p>a{LINK}<p a=1 b=2 a=3>&copy;"),
        format!("{MENU}{MENU}"),
    ] {
        both(&page);
    }
}

#[test]
fn what_cannot_be_read_alone_is_not_shared() {
    for odd in [
        "<div>",
        "</div>",
        "<title>x</title>",
        "<main></main>",
        "<script>",
        "  ",
        "<p>a<b",
    ] {
        let common = Common::read([odd]);
        let page = format!("<div>{odd}a</div><p>b");
        assert_eq!(
            read_with(&page, &common, &mut Known::default()),
            read(&page),
            "{odd}"
        );
    }
}

#[test]
fn what_a_list_says_again_and_again_is_kept_once() {
    let row = "<tr><td><a href=/a/>A</a> <b data-parte=ejemplo>Ejemplo</b></td></tr>";
    let page = format!(
        "<main><table data-parte=tabla>{}</table></main>",
        row.repeat(500)
    );
    let mut known = Known::default();
    let facts = read_with(&page, &Common::default(), &mut known);
    let again = read_with(&page, &Common::default(), &mut known);
    assert_eq!((&facts, &again), (&read(&page), &facts));
    assert!(Arc::ptr_eq(&facts.links[0], &again.links[0]));
    assert_eq!((facts.links.len(), facts.parts.len()), (500, 501));
    assert!(Arc::ptr_eq(&facts.links[0], &facts.links[499]));
    assert!(Arc::ptr_eq(&facts.parts[1], &facts.parts[500]));
    let other = read("<a href=/a/>A</a><a href=/a/>B</a>");
    assert_ne!(other.links[0], other.links[1]);
    let said = &facts.part("tabla").expect("it is there").text;
    assert!(said.starts_with("A Ejemplo A Ejemplo") && said.len() <= SAID);
}

fn as_browsers_do(html: &str) {
    assert_eq!(read(html), lenient::read(html).finish(), "{html}");
}

/// Whether a page is read without the tokenizer of browsers.
fn plain(html: &str) -> bool {
    strict::feed(&mut Reader::default(), html).is_some()
}

#[test]
fn pages_as_templates_write_them_need_no_mending() {
    for html in [
        "<!DOCTYPE html>\n<html lang=\"es\"><head><title>Normas &amp; más</title><!-- uno - dos --></head>",
        "<p title='a&quot;b' hidden data-x=\"\">a & b &#39;c&#x27; &nbsp;&lt;</p>",
        "<svg viewBox=\"0 0 1 1\"><linearGradient/><title>x</title><path d=\"M0 0\"/></svg>",
        "<script type=\"application/ld+json\">{\"a\": \"</p>\"}</script><style>a>b{}</style>",
        "<textarea id=a>uno <b> dos</textarea><input disabled value=tres><br/>",
        "",
    ] {
        assert!(plain(html), "{html}");
        as_browsers_do(html);
    }
}

#[test]
fn what_browsers_mend_is_left_to_their_rules() {
    for html in [
        "<p>a\r\nb",
        "\u{feff}<p>",
        "<p>a\0b",
        "<p a='1'b='2'>",
        "<p a =1>",
        "<p =a>",
        "<p a\"b>",
        "<p a=b\"c>",
        "<p a=>",
        "<p / a>",
        "<p a=\"",
        "<p",
        "a < b",
        "</ p>",
        "</p >",
        "<?php ?>",
        "<![CDATA[a]]>",
        "<!doctype html public>",
        "<!---->",
        "<!-->a-->",
        "<!--->a-->",
        "<!--a--!>b-->",
        "<!--a<!--b-->",
        "<!--a",
        "<script><!--<script></script>a</script>b",
        "<script>a</SCRIPT>b",
        "<script>a</script b>c",
        "<title>a</titles>b</title>c",
        "<title>a",
        "&copy; &copy &amp &ampx; &#65 &#x; &#0; &#128; &#xD800; &#1114112; &#xfdd0; &;",
        "<a href='?a=1&copy=2&amp=3&lt;'>x",
        "<p:q>a</p:q>",
        "<1>",
    ] {
        as_browsers_do(html);
    }
    assert!(!plain("<p a =1>") && !plain("&copy;") && !plain("<script><!--</script>"));
}

proptest::proptest! {
    #[test]
    fn any_page_is_read_as_browsers_read_it(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24)) {
        as_browsers_do(&pieces.concat());
    }

    #[test]
    fn shared_parts_change_nothing(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..16)) {
        both(&pieces.concat());
    }
}

const PIECES: &[&str] = &[
    MENU,
    FOOTER,
    LINK,
    "<main>",
    "</main>",
    "<p>",
    "</p>",
    "<a href=/x/>",
    "<a href=\"?a=1&amp;b=2\">",
    "</a>",
    "<b data-parte=b>",
    "</b>",
    "<svg>",
    "</svg>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "</SCRIPT>",
    "<style>",
    "</style>",
    "<textarea>",
    "</textarea>",
    "<template>",
    "</template>",
    "<br/>",
    "<BR>",
    "<img alt='un &lt;'>",
    "<label>",
    "</label>",
    "<input id=a>",
    "<!--",
    "-->",
    "--",
    "<!",
    "!>",
    "<",
    ">",
    "/",
    "=",
    "'",
    "\"",
    " ",
    "\n",
    "\r",
    "\0",
    "&",
    "&amp;",
    "&amp",
    "&#39;",
    "&#x1F600;",
    "&#0;",
    "&copy;",
    "&;",
    ";",
    "x",
    "ñ",
    "\u{fdd0}",
    "<table>",
    "<th>",
    "</table>",
    "<video autoplay>",
    "<source src=/v>",
    "<time datetime=1>",
];
