//! `sitemap.xml` (sitemaps.org 0.9) with alternates by language, split at 50,000 addresses; `robots.txt`.

use super::{Inputs, own};
use crate::audit::site::Role;
use crate::model::LangId;
use crate::parse::markdown::escape;
use crate::plan::{Job, Output};

/// Addresses in one file, the protocol's limit.
const LIMIT: usize = 50_000;

/// The site maps: file name and bytes.
pub fn sitemaps(inputs: &Inputs<'_>) -> Vec<(String, Vec<u8>)> {
    let base = &inputs.catalog.config().base;
    let outputs: Vec<_> = inputs
        .plan
        .outputs
        .iter()
        .filter(|output| output.role != Role::Error)
        .collect();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (n, part) in outputs.chunks(LIMIT).enumerate() {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
        );
        for output in part {
            out.push_str("<url><loc>");
            escape(&mut out, &format!("{base}{}", output.route));
            out.push_str("</loc>");
            alternates(inputs, &mut out, output);
            out.push_str("</url>\n");
        }
        out.push_str("</urlset>\n");
        let name = if outputs.len() <= LIMIT {
            "sitemap.xml".to_owned()
        } else {
            format!("sitemap-{}.xml", n + 1)
        };
        files.push((name, out.into_bytes()));
    }
    if files.len() > 1 {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for (name, _) in &files {
            out.push_str("<sitemap><loc>");
            escape(&mut out, &format!("{base}/{name}"));
            out.push_str("</loc></sitemap>\n");
        }
        out.push_str("</sitemapindex>\n");
        files.push(("sitemap.xml".to_owned(), out.into_bytes()));
    }
    files
}

/// The page in every language that it exists in, itself among them, and the one for whoever reads none of them.
fn alternates(inputs: &Inputs<'_>, out: &mut String, output: &Output) {
    let catalog = inputs.catalog;
    let config = catalog.config();
    let pages: Vec<(LangId, String)> = match output.job {
        Job::Entry(doc) => {
            let docs = catalog.entry(catalog.card(doc).entry).docs.iter();
            docs.filter_map(|&doc| {
                let route = catalog.card(doc).route.as_deref()?;
                Some((catalog.doc(doc).lang, route.to_owned()))
            })
            .collect()
        }
        _ => own::siblings(inputs, output),
    };
    let [(_, first), _, ..] = &pages[..] else {
        return;
    };
    let tagged = pages.iter().map(|(lang, route)| (config.tag(*lang), route));
    for (tag, route) in tagged.chain([("x-default", first)]) {
        out.push_str(&format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\""
        ));
        escape(out, &format!("{}{route}", config.base));
        out.push_str("\"/>");
    }
}

/// `robots.txt`: everything may be read, and here is the map.
pub fn robots(inputs: &Inputs<'_>) -> Vec<u8> {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n",
        inputs.catalog.config().base
    )
    .into_bytes()
}
