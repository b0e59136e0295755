//! Every code of a finding, once. A code is public and never reused; its message and repair are in
//! `i18n/<lang>/codigos.ftl`, its page for `vitrina explain` in `docs/manual/codigos/<code>.md`.

use super::Severity;

/// A stable code.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// As shown: `E0211`.
    pub id: &'static str,
    /// Weight of its findings.
    pub severity: Severity,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident;)*) => {
        $($(#[$doc])* pub const $name: &Code = &Code { id: $id, severity: Severity::$severity };)*

        /// All codes, in order.
        pub const ALL: &[&Code] = &[$($name),*];
    };
}

codes! {
    /// Front matter that is never closed.
    FRONT_MATTER_OPEN = "E0101", Error;
    /// TOML that cannot be read.
    TOML_SYNTAX = "E0102", Error;
    /// A key that the kind does not have.
    UNKNOWN_KEY = "E0103", Error;
    /// A folder of `content/` that belongs to no kind.
    UNKNOWN_KIND = "E0104", Error;
    /// A file that is not UTF-8.
    ENCODING = "E0105", Error;
    /// A file over its size limit.
    TOO_LARGE = "E0106", Error;
    /// A symbolic link that leaves the portal's tree.
    SYMLINK_ESCAPES = "E0107", Error;
    /// A file name that cannot be an id.
    FILE_NAME = "E0108", Error;
    /// A language suffix that the portal does not declare.
    UNKNOWN_LANGUAGE = "E0109", Error;
    /// A translation without an original.
    TRANSLATION_ALONE = "E0110", Error;
    /// Two files with one id.
    DUPLICATE_ID = "E0111", Error;
    /// A Markdown file without front matter.
    FRONT_MATTER_MISSING = "E0112", Error;
    /// A file that could not be read.
    UNREADABLE = "E0113", Error;
    /// A file that the folder does not expect.
    STRAY_FILE = "E0114", Warning;
    /// A body in a kind that has none.
    BODY_NOT_ALLOWED = "E0115", Error;
    /// A kind that needs a body, without one.
    BODY_MISSING = "E0116", Error;
    /// A value nested deeper than is allowed.
    TOO_DEEP = "E0117", Error;
    /// Quotes that open and never close.
    QUOTE_OPEN = "E0118", Error;
    /// A line without its equals sign.
    EQUALS = "E0119", Error;
    /// A key written twice.
    KEY_TWICE = "E0120", Error;
    /// A backslash that begins nothing.
    ESCAPE = "E0121", Error;
    /// A text or date without quotes.
    UNQUOTED = "E0122", Error;
    /// Quotes of a word processor.
    CURLY_QUOTES = "E0123", Error;
    /// A key with accents or spaces.
    KEY_NAME = "E0124", Error;
    /// A bracket that opens and never closes.
    BRACKET_OPEN = "E0125", Error;
    /// A group written twice.
    GROUP_TWICE = "E0126", Error;
    /// A key without a value.
    VALUE_MISSING = "E0127", Error;
    /// Quotes inside a text between quotes.
    QUOTES_INSIDE = "E0128", Error;
    /// A required field that is missing.
    REQUIRED = "E0201", Error;
    /// A value of the wrong type.
    WRONG_TYPE = "E0202", Error;
    /// A field that is there but empty.
    EMPTY = "E0203", Error;
    /// A date that does not exist or is not written as one.
    DATE = "E0211", Error;
    /// A value that is not in the closed list.
    CHOICE = "E0212", Error;
    /// A number that cannot be read.
    NUMBER = "E0213", Error;
    /// An amount of money that cannot be read.
    PESOS = "E0214", Error;
    /// An address of e-mail that cannot be one.
    EMAIL = "E0215", Error;
    /// A telephone without country code or with letters.
    TELEPHONE = "E0216", Error;
    /// An address that is not https:// or http://.
    URL = "E0217", Error;
    /// A text or list over or under its length.
    LENGTH = "E0218", Error;
    /// A DIVIPOLA code that does not exist.
    TERRITORY = "E0219", Error;
    /// A language tag that is not well formed.
    LANGUAGE = "E0220", Error;
    /// A number out of its range.
    RANGE = "E0221", Error;
    /// Two entries with one address.
    SAME_ADDRESS = "E0301", Error;
    /// An address that cannot be one.
    ROUTE = "E0302", Error;
    /// A reference to an entry that does not exist.
    REFERENCE = "E0307", Error;
    /// A link to a page that does not exist.
    LINK = "E0308", Error;
    /// A link to a heading that does not exist.
    ANCHOR = "E0309", Error;
    /// A file named by an entry that does not exist.
    FILE_MISSING = "E0310", Error;
    /// A chain of parents that bites its tail.
    CYCLE = "E0311", Error;
    /// A kind whose section the portal does not have.
    SECTION_MISSING = "E0312", Error;
    /// A portal without a home page.
    HOME_MISSING = "E0313", Error;
    /// A norm whose declared state is not the one that follows from its relations.
    NORM_STATE = "E0320", Warning;
    /// Two norms that tell one relation differently.
    NORM_ENDS = "E0321", Warning;
    /// A norm that changes one issued after it.
    NORM_OLDER = "E0322", Warning;
    /// Two norms that put an end to each other.
    NORM_MUTUAL = "E0323", Error;
    /// A norm in relation to itself.
    NORM_ITSELF = "E0324", Error;
    /// A relation that names no other norm, or two.
    NORM_OTHER = "E0325", Error;
    /// Several units that depend on nobody.
    CHART_ROOTS = "E0326", Warning;
    /// Progress that goes back without a note.
    PROGRESS_BACK = "E0330", Warning;
    /// An end before its beginning.
    DATES_ORDER = "E0332", Error;
    /// Payments over obligations, obligations over commitments, commitments over the final amount.
    BUDGET_ORDER = "E0340", Error;
    /// A final amount that is not initial plus additions minus reductions.
    BUDGET_DEFINITIVE = "E0341", Error;
    /// Parts that do not add up to their item.
    BUDGET_PARTS = "E0342", Error;
    /// Items that do not add up to the declared total.
    BUDGET_TOTAL = "E0343", Error;
    /// A sentence that does not say what the table says.
    BUDGET_WORDS = "E0344", Warning;
    /// A month without cut, or out of order.
    BUDGET_CUTS = "E0345", Warning;
    /// A cut that does not say what the table of its month says.
    BUDGET_CUT_TABLE = "E0346", Error;
    /// A classified or reserved dataset that does not say why.
    EXCEPTION_MISSING = "E0350", Error;
    /// A public dataset with a reason to withhold it.
    EXCEPTION_PUBLIC = "E0351", Error;
    /// A dataset that is withheld as a whole, with its files.
    WITHHELD_FILES = "E0352", Error;
    /// A resource of a dataset that leads nowhere.
    RESOURCE_NOWHERE = "E0353", Error;
    /// A dataset with files and no licence.
    LICENCE_MISSING = "E0354", Error;
    /// A translation of an earlier version of the original.
    TRANSLATION_OLD = "E0360", Warning;
    /// A translation that does not say of which version it is.
    TRANSLATION_UNMARKED = "E0361", Advice;
    /// A translation that says nothing.
    TRANSLATION_EMPTY = "E0362", Error;
    /// A language with an interface that lacks messages.
    MESSAGE_ABSENT = "E0370", Warning;
    /// A message that nobody asks for.
    MESSAGE_UNUSED = "E0371", Warning;
    /// A message with a variable that it is not given.
    MESSAGE_VARIABLE = "E0372", Error;
    /// A message that does not show what it is given to show.
    MESSAGE_VARIABLE_LOST = "E0373", Warning;
    /// A message that a language has twice.
    MESSAGE_TWICE = "E0374", Error;
    /// A plural form that the language does not have.
    MESSAGE_PLURAL = "E0375", Error;
    /// A choice by number that lacks a form of the language.
    MESSAGE_PLURAL_LOST = "E0376", Warning;
    /// A message that takes in one which its language does not have.
    MESSAGE_REFERENCE = "E0377", Error;
    /// A folder of messages in a language that the portal does not have.
    MESSAGES_STRANGER = "E0378", Warning;
    /// A message that would not come out whole.
    MESSAGE_BROKEN = "E0379", Error;
    /// A language tag of which a part is not registered.
    LANGUAGE_UNREGISTERED = "E0380", Error;
    /// Languages that fall back to each other.
    FALLBACK_CYCLE = "E0381", Error;
    /// A language that falls back to one that the portal does not have.
    FALLBACK_UNKNOWN = "E0382", Error;
    /// A letter that an alphabet has twice.
    ALPHABET_REPEATED = "E0383", Error;
    /// A rule of a plural form that cannot be read.
    PLURAL_RULE = "E0384", Error;
    /// A language that the portal declares twice.
    LANGUAGE_TWICE = "E0385", Error;
    /// A language tag of which a part was replaced.
    LANGUAGE_REPLACED = "E0386", Warning;
    /// A language tag in other letters than is recommended.
    LANGUAGE_LETTERS = "E0387", Warning;
    /// A source language without an interface of its own.
    SOURCE_INTERFACE = "E0388", Warning;
    /// A letter of an alphabet that is no letter.
    ALPHABET_LETTER = "E0389", Error;
    /// Two languages with one name.
    LANGUAGE_NAME = "E0390", Warning;
    /// A row with more or fewer cells than the header.
    SHORT_ROW = "E0401", Error;
    /// A column that the sidecar does not map.
    COLUMN_UNKNOWN = "E0402", Warning;
    /// A mapped column that the table does not have.
    COLUMN_MISSING = "E0403", Error;
    /// A table without its sidecar, or a sidecar without its table.
    TABLE_ALONE = "E0404", Error;
    /// A table whose quotes never close.
    TABLE_QUOTES = "E0405", Error;
    /// A sidecar that cannot be used.
    SIDECAR = "E0406", Error;
    /// A table whose encoding was guessed.
    TABLE_ENCODING = "E0407", Advice;
    /// A workbook that cannot be read.
    WORKBOOK = "E0408", Error;
    /// A workbook that unpacks to too much.
    WORKBOOK_TOO_LARGE = "E0409", Error;
    /// A sheet that is not there, or several of which none is chosen.
    SHEET = "E0410", Error;
    /// A cell with the error of a formula.
    CELL_ERROR = "E0411", Error;
    /// A cell that a spreadsheet wrote shortened.
    CELL_CUT = "E0412", Error;
    /// Merged cells in rows of data.
    MERGED_CELLS = "E0413", Error;
    /// A header that does not begin the table, or has two rows, and was recognised.
    HEADER_FOUND = "E0414", Advice;
    /// A column whose name another column has.
    COLUMN_REPEATED = "E0415", Error;
    /// A column with data and no name.
    COLUMN_UNNAMED = "E0416", Warning;
    /// A row that is a total or a note, and is left out.
    ROW_NO_DATA = "E0417", Warning;
    /// Dates whose day and month cannot be told apart.
    DATE_AMBIGUOUS = "E0418", Error;
    /// A table with nothing in it.
    TABLE_EMPTY = "E0419", Error;
    /// A required field that no column fills.
    FIELD_UNFILLED = "E0420", Error;
    /// More cells with a mistake that was told already.
    MORE_CELLS = "E0421", Error;
    /// A second table beside one sidecar.
    TABLE_TWICE = "E0422", Error;
    /// A row without what its id is made of.
    ROW_WITHOUT_ID = "E0423", Error;
    /// Audio or video without captions or transcript.
    CAPTIONS = "E0501", Error;
    /// An image without alternative text.
    ALT = "E0502", Error;
    /// A heading that skips a level.
    HEADING_SKIP = "E0503", Error;
    /// A first-level heading inside a body.
    HEADING_ONE = "E0504", Error;
    /// Raw HTML in Markdown.
    RAW_HTML = "E0505", Error;
    /// A link whose text says nothing.
    LINK_TEXT = "E0506", Error;
    /// A table without header cells.
    TABLE_HEADER = "E0507", Warning;
    /// A file shown as a picture that cannot be read as one.
    PICTURE_UNREADABLE = "E0510", Error;
    /// A picture of more pixels than are read.
    PICTURE_TOO_LARGE = "E0511", Error;
    /// A moving picture, which is shown still.
    PICTURE_MOVES = "E0513", Warning;
    /// A photograph, published as it came, that says where it was taken.
    PICTURE_PLACE = "E0514", Warning;
    /// An audio or video that browsers do not play.
    RECORDING_FORMAT = "E0515", Error;
    /// A drawing that runs a program or asks another site for something.
    DRAWING_ACTS = "E0516", Error;
    /// A phase of a checklist under its floor.
    UNDER_FLOOR = "E0601", Error;
    /// A requirement without evidence.
    REQUIREMENT_MISSING = "E0602", Warning;
    /// A mandatory requirement without evidence.
    MANDATORY_MISSING = "E0603", Error;
    /// A declaration for a requirement that does not exist.
    DECLARATION_UNKNOWN = "E0604", Error;
    /// A declaration past its date.
    DECLARATION_EXPIRED = "E0605", Warning;
    /// A checklist that cannot be used.
    CHECKLIST = "E0606", Error;
    /// A commitment that names a duty which the publication calendar does not have.
    POLICY_DUTY = "E0610", Error;
    /// A commitment with a kind that does not exist.
    POLICY_KIND = "E0611", Error;
    /// A commitment that names a field which the kind does not have.
    POLICY_FIELD = "E0612", Error;
    /// A commitment whose filter no entry can meet.
    POLICY_VALUE = "E0613", Error;
    /// A commitment with a day that is not one of every year.
    POLICY_DAY = "E0614", Error;
    /// A commitment that promises less than the publication calendar asks for.
    POLICY_LAXER = "E0615", Warning;
    /// A publication that the editorial policy asks for and that is overdue.
    POLICY_OVERDUE = "E0616", Warning;
    /// A notice that is posted for fewer working days than the norm asks for.
    NOTICE_SHORT = "E0617", Warning;
    /// A section that no commitment of the editorial policy covers.
    POLICY_SECTION = "E0618", Warning;
    /// A portal's own file of a checklist that cannot be read.
    OWN_CHECKLIST = "E0620", Error;
    /// A requirement of a portal's own that is not whole.
    OWN_REQUIREMENT = "E0621", Error;
    /// A value of a portal's own checklist that names nothing.
    OWN_CHECKLIST_VALUE = "E0622", Error;
    /// A pinned version of a checklist that is not the one in use.
    CHECKLIST_VERSION = "E0623", Error;
    /// A folder or role of `portal.toml` that leads nowhere.
    MAPPED_NOWHERE = "E0624", Error;
    /// An address that was published and would no longer be there.
    LOST = "E0640", Error;
    /// A line of the ledger of publications that cannot be read.
    LEDGER_LINE = "E0641", Error;
    /// A file of the ledger that was cut or changed.
    LEDGER_SEAL = "E0642", Error;
    /// A file of the ledger that does not follow the one before it.
    LEDGER_CHAIN = "E0643", Error;
    /// The ledger of another site.
    LEDGER_FOREIGN = "E0644", Warning;
    /// An earlier address that is not an address of the site.
    EARLIER_ADDRESS = "E0645", Error;
    /// An earlier address at which something else stands.
    EARLIER_TAKEN = "E0646", Error;
    /// A node without its list.
    NODE_MISSING = "E0650", Error;
    /// A portal's folder that is not within the node's.
    NODE_OUTSIDE = "E0651", Error;
    /// A portal that is listed twice.
    NODE_TWICE = "E0652", Error;
    /// A folder of the list without a portal.
    NODE_NO_PORTAL = "E0653", Error;
    /// A portal that could not be checked.
    NODE_UNCHECKED = "E0654", Error;
    /// A declaration that does not say all that its state asks for.
    DECLARATION_INCOMPLETE = "E0660", Warning;
    /// A declaration whose term is near.
    DECLARATION_EXPIRES = "E0661", Warning;
    /// A declaration that changes nothing.
    DECLARATION_USELESS = "E0662", Warning;
    /// Two declarations about one requirement that contradict each other.
    DECLARATION_CONTRADICTS = "E0663", Error;
    /// A review that promises more time than the frequency leaves.
    REVIEW_TOO_LONG = "E0664", Error;
    /// Evidence that is not of the language of evidence.
    EVIDENCE_FORM = "E0670", Error;
    /// Evidence of a kind that does not exist.
    EVIDENCE_KIND = "E0671", Error;
    /// Evidence in a field that does not exist.
    EVIDENCE_FIELD = "E0672", Error;
    /// Evidence with a value that nothing can have.
    EVIDENCE_VALUE = "E0673", Error;
    /// Evidence with a frequency that never falls due.
    EVIDENCE_FREQUENCY = "E0674", Error;
    /// Evidence with a count that cannot be reached, or that nothing reaches.
    EVIDENCE_COUNT = "E0675", Error;
    /// Evidence that contradicts itself.
    EVIDENCE_CONTRADICTS = "E0676", Error;
    /// Evidence in an external system that nobody declared.
    EVIDENCE_SYSTEM = "E0677", Error;
    /// A folder without portal.toml.
    PORTAL_MISSING = "E0701", Error;
    /// A pinned date outside a demonstration.
    PINNED_DATE = "E0702", Error;
    /// A checklist that the program does not have.
    CHECKLIST_UNKNOWN = "E0703", Error;
    /// A declaration of a kind that is not TOML.
    KIND_DECLARATION = "E0704", Error;
    /// A shallow git history: update stamps would be wrong.
    HISTORY_SHALLOW = "E0705", Warning;
    /// A key of a declaration that does not exist.
    DECLARATION_KEY = "E0706", Error;
    /// A key that a declaration must have.
    DECLARATION_MISSING = "E0707", Error;
    /// A type of field that does not exist.
    DECLARATION_TYPE = "E0708", Error;
    /// A reference to a kind that does not exist.
    DECLARATION_TARGET = "E0709", Error;
    /// A declaration that names a field it does not have.
    DECLARATION_FIELD = "E0710", Error;
    /// An example that its own field would refuse.
    DECLARATION_EXAMPLE = "E0711", Error;
    /// A value of a declaration of another type than is expected.
    DECLARATION_VALUE = "E0712", Error;
    /// A field declared twice.
    DECLARATION_TWICE = "E0713", Error;
    /// A name that cannot be a key, a kind or a folder.
    DECLARATION_NAME = "E0714", Error;
    /// A folder that another kind has already.
    DECLARATION_FOLDER = "E0715", Error;
    /// A word of a declaration that is none of those it may be.
    DECLARATION_CHOICE = "E0716", Error;
    /// Personal data in what a kind tells to search engines.
    JSON_LD_PERSONAL = "E0730", Error;
    /// A type that schema.org cannot have.
    JSON_LD_TYPE = "E0731", Error;
    /// A property that schema.org cannot have.
    JSON_LD_PROPERTY = "E0732", Error;
    /// A template that cannot be used.
    TEMPLATE = "E0801", Error;
    /// A message file that cannot be read.
    MESSAGE_SYNTAX = "E0802", Error;
    /// A message that the theme asks for and no language has.
    MESSAGE_MISSING = "E0803", Error;
    /// A colour that is none.
    COLOUR = "E0810", Error;
    /// A colour that is not told apart from its ground.
    CONTRAST = "E0811", Error;
    /// Templates written for another version of what templates see.
    THEME_CONTRACT = "E0812", Error;
    /// The portal's map is not there.
    MAP_MISSING = "E0850", Error;
    /// The portal's map cannot be read.
    MAP_FILE = "E0851", Error;
    /// The portal's map lacks municipalities.
    MAP_TOWNS = "E0852", Warning;
    /// An internal link of the built site that leads nowhere.
    OUTPUT_LINK = "E0901", Error;
    /// A page that asks another host for something.
    OUTPUT_FOREIGN = "E0902", Error;
    /// A page without language, title, main part or single h1.
    OUTPUT_STRUCTURE = "E0903", Error;
    /// A page with inline script or style.
    OUTPUT_INLINE = "E0904", Error;
    /// A person's identity number where the public reads it.
    PERSONAL_IDENTITY = "E1001", Error;
    /// A private mailbox where the public reads it.
    PERSONAL_MAIL = "E1002", Error;
    /// A mobile telephone that is not the entity's.
    PERSONAL_MOBILE = "E1003", Error;
    /// A number after a name, written as identity numbers are.
    PERSONAL_NUMBER = "E1004", Warning;
    /// A company's tax number with a wrong check digit.
    NIT_DIGIT = "E1005", Warning;
    /// Personal data that are published with a declared reason.
    PERSONAL_AUTHORISED = "E1006", Advice;
    /// A declared reason for personal data that are not there.
    AUTHORISATION_UNUSED = "E1007", Warning;
    /// A text that nobody has written yet.
    PLACEHOLDER = "E1011", Error;
    /// A link whose text is an address of the web.
    LINK_BARE = "E1021", Warning;
    /// Two links with one text and different targets.
    LINK_SAME_TEXT = "E1022", Warning;
    /// A heading of a built page that skips a level.
    OUTPUT_HEADING = "E1031", Error;
    /// An alternative text that describes nothing.
    ALT_EMPTY = "E1032", Warning;
    /// An alternative text that is too long to be listened to.
    ALT_LONG = "E1033", Warning;
    /// A PDF that is none, or that cannot be opened.
    PDF_DAMAGED = "E1034", Error;
    /// A PDF that is locked.
    PDF_PROTECTED = "E1035", Warning;
    /// A PDF whose pages are photographs.
    PDF_NO_TEXT = "E1036", Warning;
    /// A PDF without a title of its own.
    PDF_TITLE = "E1037", Warning;
    /// A PDF that does not say its language.
    PDF_LANGUAGE = "E1038", Warning;
    /// A PDF without tags.
    PDF_TAGS = "E1039", Advice;
    /// A file that is too heavy to download.
    FILE_HEAVY = "E1040", Error;
    /// A PDF that unpacks to more than is read.
    PDF_TOO_MUCH = "E1041", Warning;
    /// A page that is too heavy.
    PAGE_HEAVY = "E1042", Warning;
    /// Captions that cannot be shown.
    CAPTIONS_FILE = "E1043", Error;
    /// Captions in another language than their recording.
    CAPTIONS_LANGUAGE = "E1044", Warning;
    /// A fact of the entity that is told in two ways.
    FACT_CONTRADICTED = "E1050", Warning;
    /// A telephone of the entity as it was dialled before 2021.
    TELEPHONE_OLD = "E1051", Warning;
    /// A fact in the foot of the page that is not the official one.
    OUTPUT_FACT = "E1052", Warning;
    /// A date that cannot be after today, but is.
    FUTURE_DATE = "E1071", Warning;
    /// Two entries that are one and the same.
    SAME_ENTRY = "E1072", Error;
    /// Two entries of a section with one title.
    SAME_TITLE = "E1073", Warning;
}

/// The code written so, if there is one. Case does not matter.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id))
}
