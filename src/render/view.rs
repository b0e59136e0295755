//! What a template sees: closed, serialisable values. This is the theme's contract (version 1).
//!
//! A template gets one [`PageView`] as its context (its fields are the top-level variables) and the functions `t` (a
//! message of the interface), `fecha`, `numero` and `pesos`. It cannot ask for anything else.

use std::sync::Arc;

use serde::Serialize;

/// What is the same on every page of a language.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Name of the entity.
    pub name: Arc<str>,
    /// Address of the site, without a final slash.
    pub base: Arc<str>,
    /// Address of the home page in this language.
    pub home: String,
    /// Whether the demonstration banner is shown.
    pub demonstration: bool,
    /// The pinned date, in ISO form, if there is one.
    pub pinned: Option<String>,
    /// The day of the build; shown on the home page only, so that a new day does not change every page.
    pub date: String,
    /// Main menu.
    pub menu: Vec<LinkView>,
    /// Links of the footer (policies, help, accessibility, site map…).
    pub footer: Vec<LinkView>,
    /// The entity's data, from `portal.toml`.
    pub entity: EntityView,
    /// Address of the stylesheet.
    pub css: String,
    /// Address of the picture that browsers show in the tab: the entity's, or else a neutral one.
    pub icon: String,
    /// Address of the service of relayed calls for deaf people (Centro de Relevo).
    pub relay: Option<String>,
    /// Address of the picture that other sites show beside a link (1200 × 630).
    pub card: String,
    /// Address of the core script (optional for reading).
    pub js: String,
    /// Address of the search page in this language.
    pub search: String,
    /// Address of the site map page in this language.
    pub site_map: String,
    /// Address of the page that says what changed; empty where that is not known.
    pub changes: String,
    /// Address of the compliance page.
    pub compliance: String,
    /// The last publication: RFC 3339 with its zone (the commit that is built), if known.
    pub sealed: Option<String>,
    /// The commit that is built, short, if known.
    pub commit: Option<String>,
}

/// Contact data of the entity; each value says whether it is an example.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EntityView {
    /// In the order of the form: direccion, codigo_postal, horario, telefono, linea_gratuita, fax, linea_anticorrupcion, correo, correo_judicial.
    pub contact: Vec<ContactView>,
    /// Social networks.
    pub networks: Vec<LinkView>,
    /// Coat of arms or mark, if the entity brought it.
    pub shield: Option<ImageView>,
    /// The logo of GOV.CO, if the entity brought it.
    pub gov_logo: Option<ImageView>,
    /// Seals and marks of the footer, as the entity brought them.
    pub seals: Vec<SealView>,
    /// Address where petitions are received.
    pub petitions: Option<String>,
}

/// A seal or mark.
#[derive(Debug, Clone, Serialize)]
pub struct SealView {
    /// The picture.
    pub image: ImageView,
    /// Where it leads.
    pub href: Option<String>,
}

/// One datum of contact.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// Its key in `portal.toml`: `telefono`…; its label is the message `entidad-<key>`.
    pub key: String,
    /// As shown.
    pub text: String,
    /// `tel:`, `mailto:` or an address, if it is one.
    pub href: Option<String>,
    /// Whether it is an example.
    pub example: bool,
}

/// A link.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LinkView {
    /// Text.
    pub text: String,
    /// Address.
    pub href: String,
    /// Language of the text, when it is not the page's.
    pub lang: Option<String>,
    /// The own name of the only language in which there is a page, when it is not the reader's.
    pub only_in: Option<String>,
    /// Whether it is the page itself, or its section.
    pub current: bool,
    /// Whether it leaves the site.
    pub external: bool,
    /// A sentence about it, if known.
    pub summary: Option<String>,
    /// Whether what it leads to is an example.
    pub example: bool,
    /// ISO date of what it leads to, if known.
    pub date: Option<String>,
}

/// A title of the alphabetical index.
#[derive(Debug, Clone, Serialize)]
pub struct TitleView {
    /// Its page.
    #[serde(flatten)]
    pub link: LinkView,
    /// Its anchor, if it is the first of its letter.
    pub anchor: Option<String>,
}

/// A picture.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImageView {
    /// Address: of the form that every browser reads.
    pub src: String,
    /// The files of that form, each with its width (`srcset`), if there are several.
    pub srcset: Option<String>,
    /// The files as WebP, each with its width (`srcset`), if the picture is one of pixels.
    pub webp: Option<String>,
    /// How wide it is shown (`sizes`), for the browser to choose by.
    pub sizes: Option<&'static str>,
    /// Alternative text.
    pub alt: String,
    /// Width in pixels, if known.
    pub width: Option<usize>,
    /// Height in pixels, if known.
    pub height: Option<usize>,
    /// Caption.
    pub caption: Option<String>,
    /// Credit.
    pub credit: Option<String>,
}

/// A language of the menu.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    /// Tag.
    pub tag: String,
    /// Its own name.
    pub name: String,
    /// Address of this page in it.
    pub href: String,
    /// What networks call it, if it is known.
    pub locale: Option<String>,
    /// Whether it is the language of this page.
    pub current: bool,
    /// On the home page: what offers it to whoever chose it on an earlier visit, as the language says it.
    pub offer: Option<String>,
}

/// A page.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// What is the same everywhere (inserted apart: it is made once a language and section).
    #[serde(skip)]
    pub site: Arc<SiteView>,
    /// Language of the content.
    pub lang: String,
    /// Whether that language is written from right to left.
    pub rtl: bool,
    /// The language as networks name it, `es_CO`, if its own interface says so.
    pub locale: Option<String>,
    /// Language of the interface; differs from `lang` where the interface falls back.
    pub ui_lang: String,
    /// Which template shapes `main`: `inicio`, `seccion`, `pagina`, `ficha`, `buscar`, `mapa`, `cumplimiento`, `regimen`, `error`.
    pub template: &'static str,
    /// Name of the kind, if the page is an entry.
    pub kind: Option<String>,
    /// Label of the kind in the interface's language.
    pub kind_label: Option<String>,
    /// Title (h1).
    pub title: String,
    /// Title for `<title>`: page, section, entity.
    pub full_title: String,
    /// Description for search engines.
    pub description: String,
    /// Address of this page on the site, absolute path.
    pub route: String,
    /// Full address.
    pub canonical: String,
    /// This page in other languages that it really exists in, and itself.
    pub languages: Vec<LanguageView>,
    /// From the home page to the page itself (last, current). Empty on the home page.
    pub breadcrumb: Vec<LinkView>,
    /// Feeds of this page or section.
    pub feeds: Vec<LinkView>,
    /// Summary under the title.
    pub summary: Option<String>,
    /// The entry's own picture with its caption and credit (HTML).
    pub picture: Option<String>,
    /// Whether the entry is an example.
    pub example: bool,
    /// Editor's note (HTML).
    pub editor_note: Option<String>,
    /// Address of the original, where this translation is of an earlier version of it.
    pub outdated: Option<LinkView>,
    /// Facts of the entry.
    pub facts: Vec<FactView>,
    /// Body (HTML).
    pub body: Option<String>,
    /// Computed blocks after the body (HTML, made by the templates in `bloques/`), in order.
    pub blocks: Vec<String>,
    /// The list of a section, if it has one.
    pub list: Option<ListView>,
    /// Sections and pages under this one.
    pub children: Vec<LinkView>,
    /// Files to download.
    pub files: Vec<FileView>,
    /// Origin of what the page says.
    pub source: Option<LinkView>,
    /// Unit that answers for the page.
    pub responsible: Option<LinkView>,
    /// Stamps.
    pub stamps: StampsView,
    /// Numerals of the law that the page answers, each a link to what is said of it.
    pub numerals: Vec<LinkView>,
    /// When the page's file changed and, where the portal shows them, the notes of its commits; the newest first. Empty
    /// where it changed once.
    pub changes: Vec<ChangeView>,
    /// How to cite the page, in the interface's language; of entries only.
    pub cite: Option<String>,
    /// The address as a QR code (SVG), for paper: on pages of entries.
    pub qr: Option<String>,
    /// JSON-LD, ready to embed, if the kind has a schema.org type.
    pub json_ld: Option<String>,
    /// What only a page of the program itself shows (compliance, search index, site map).
    pub special: SpecialView,
}

/// When a page was published and changed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StampsView {
    /// First publication: ISO date or RFC 3339 with zone.
    pub published: Option<String>,
    /// Last change: ISO date or RFC 3339 with zone.
    pub updated: Option<String>,
    /// The commit of that change, short, if known. Not the one that is built: then every page would be another one
    /// with every publication.
    pub version: Option<String>,
}

/// A change of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Day.
    pub date: String,
    /// The first line of what was written about it.
    pub note: Option<String>,
}

/// What changed in the portal on a day.
#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    /// Day.
    pub date: String,
    /// Pages, in the order of their titles.
    pub pages: Vec<ChangedView>,
    /// How many more changed that day.
    pub more: usize,
}

/// A page that changed on a day.
#[derive(Debug, Clone, Serialize)]
pub struct ChangedView {
    /// The page.
    pub link: LinkView,
    /// Whether it came that day.
    pub new: bool,
    /// The first line of what was written about the change.
    pub note: Option<String>,
}

/// One row of a fact table.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// Key of the field.
    pub key: String,
    /// Label in the interface's language.
    pub label: String,
    /// Value, HTML.
    pub html: String,
}

/// A file to download.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Title.
    pub title: String,
    /// Address.
    pub href: String,
    /// `PDF`, `ODT`…
    pub format: String,
    /// Size in words, after the pages of a PDF: `1,2 MB`, `11 páginas, 1,2 MB`.
    pub size: String,
}

/// A list of entries.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListView {
    /// Name of the kind.
    pub kind: String,
    /// Title of the list (plural of the kind, or the facet's).
    pub title: String,
    /// Heading of the first column: what a row is, or what its name is called.
    pub heading: String,
    /// Number of entries in the whole list.
    pub total: usize,
    /// Columns after the title: key and label.
    pub columns: Vec<ColumnView>,
    /// Entries of this page.
    pub rows: Vec<RowView>,
    /// Facets with their values and counts.
    pub facets: Vec<FacetView>,
    /// Pages of the list.
    pub pager: Option<PagerView>,
    /// The facet that narrows this list, in words: `Año: 2024`.
    pub narrowed: Option<String>,
    /// Downloads of the whole list.
    pub downloads: Vec<FileView>,
    /// Whether rows of this kind have pages of their own.
    pub pages: bool,
    /// Own names of other languages in which rows are that are not translated.
    pub only_in: Option<String>,
    /// What the columns that say so add up to, in the whole list.
    pub sums: Vec<SumView>,
    /// What the script of lists needs: none where the list is no table.
    pub filter: Option<FilterView>,
}

/// The sum of a column over a whole list.
#[derive(Debug, Clone, Serialize)]
pub struct SumView {
    /// Label of the column.
    pub label: String,
    /// In words.
    pub text: String,
}

/// How a list is filtered in the browser.
#[derive(Debug, Clone, Serialize)]
pub struct FilterView {
    /// Address of the script.
    pub script: String,
    /// Where the files of rows begin: `/contratos/filas-`. None when all rows are on the page.
    pub rows: Option<String>,
    /// How many files of rows there are.
    pub parts: usize,
    /// Rows shown at once.
    pub per_page: usize,
    /// The facet and value that narrow this list, as numbers: `0 3`.
    pub narrowed: Option<String>,
}

/// A column.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// Key of the field.
    pub key: String,
    /// Label.
    pub label: String,
    /// Whether it holds numbers.
    pub numeric: bool,
    /// Whether the list tells what it adds up to.
    pub summed: bool,
}

/// A row.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// Title, address, summary, example, date.
    pub link: LinkView,
    /// Anchor on the list page, for kinds without pages.
    pub id: String,
    /// Cells, HTML, in the order of the columns.
    pub cells: Vec<String>,
    /// The same as numbers, where they are numbers.
    pub numbers: Vec<Option<String>>,
    /// Where all rows are on the page: which values of each facet it has, as numbers: `0 3,4 1`.
    pub facets: Option<String>,
    /// Body, for kinds without pages (HTML).
    pub body: Option<String>,
    /// Picture, if the entry has one.
    pub image: Option<ImageView>,
}

/// A facet.
#[derive(Debug, Clone, Serialize)]
pub struct FacetView {
    /// Key of the field.
    pub key: String,
    /// Label.
    pub label: String,
    /// Values: text with count, address.
    pub values: Vec<FacetValueView>,
}

/// A value of a facet.
#[derive(Debug, Clone, Serialize)]
pub struct FacetValueView {
    /// Text.
    pub text: String,
    /// Address of its page.
    pub href: String,
    /// Number of entries.
    pub count: usize,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Pages of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    /// This page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// Addresses of all pages, or of those near and the ends.
    pub links: Vec<LinkView>,
}

/// What only pages of the program itself show.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpecialView {
    /// Search page: address of the index folder of this language.
    pub index: Option<String>,
    /// Search page: address of its script.
    pub script: Option<String>,
    /// Search page without JavaScript: letters, each with the place of its first title.
    pub letters: Vec<LinkView>,
    /// Search page: titles of this page of the index. Site map: none.
    pub titles: Vec<TitleView>,
    /// Search page: the pages of the index, if they are several.
    pub pager: Option<PagerView>,
    /// Site map: sections with what hangs under them.
    pub tree: Vec<TreeView>,
    /// What changed in the portal: days, the newest first.
    pub days: Vec<DayView>,
    /// Compliance pages.
    pub report: Option<serde_json::Value>,
    /// The page of a level of a regime's menu.
    pub level: Option<serde_json::Value>,
    /// Compliance overview: for each checklist, how its score went from publication to publication.
    pub history: serde_json::Value,
    /// Compliance overview: how far the newest action plan has got.
    pub plan: serde_json::Value,
    /// Home page: its parts.
    pub home: serde_json::Value,
    /// Record page: what its kind shows before the fact table.
    pub record: serde_json::Value,
}

/// A branch of the site map.
#[derive(Debug, Clone, Serialize)]
pub struct TreeView {
    /// The section or page.
    pub link: LinkView,
    /// What hangs under it.
    pub children: Vec<TreeView>,
    /// How many entries are listed on its own page and not repeated here.
    pub entries: usize,
}
