export const forHelp = 'To see how the command is used: dtaas <command> --help';

/** The texts of one occurrence, where the caller makes them: commander's refusals, for example, are its own words. */
export type Texts = { readonly message: string; readonly hint: string };
export const given = { message: ({ message }: Texts) => message, hint: ({ hint }: Texts) => hint };
