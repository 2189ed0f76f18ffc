/** Whether a text is the address of a page, and can stand in Markdown without leaving its link. */
export function isPageAddress(text: string): boolean {
  return (
    text.length <= 2000 && /^https?:\/\/[\w.:[\]-]+(\/[\w./%?&=#~+,;@:-]*)?$/.test(text) && URL.canParse(text)
  );
}
