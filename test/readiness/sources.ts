/** The checklists of the source documents, by document and name, and how many lines each has. */
export const CHECKLISTS: Readonly<Record<string, number>> = {
  "000/practices": 10,
  // What the document says about versions: which, how tried, how often.
  "000/versions": 3,
  "002/production": 15,
  "003/production": 14,
  "003/success": 8,
  "003/before": 4,
  "003/after": 11,
  "003/daily": 3,
  "003/weekly": 4,
  "003/monthly": 4,
  "004/before": 5,
  "004/after": 8,
};
