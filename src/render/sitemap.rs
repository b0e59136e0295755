//! `sitemap.xml` (sitemaps.org 0.9) with alternates by language, split at 50,000 addresses; `robots.txt`.

use super::Inputs;
use crate::audit::site::Role;
use crate::parse::markdown::escape;
use crate::plan::Job;

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
            if let Job::Entry(doc) = output.job {
                alternates(inputs, &mut out, doc);
            }
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

fn alternates(inputs: &Inputs<'_>, out: &mut String, doc: crate::catalog::DocId) {
    let catalog = inputs.catalog;
    let docs = &catalog.entry(catalog.card(doc).entry).docs;
    if docs.len() < 2 {
        return;
    }
    for &other in docs {
        let Some(route) = catalog.card(other).route.as_deref() else {
            continue;
        };
        let tag = catalog.config().tag(catalog.doc(other).lang);
        out.push_str(&format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\""
        ));
        escape(out, &format!("{}{route}", catalog.config().base));
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
