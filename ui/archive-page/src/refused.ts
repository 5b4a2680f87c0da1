/** Why an archive stays closed: the codes are stable, the words for them are in strings.ts. */
export type Refusal = 'damaged' | 'altered' | 'refused' | 'version' | 'browser';

export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    /** Stable, kebab-case, without anything of the contents. */
    readonly code: string,
  ) {
    super(code);
    this.name = 'Refused';
  }
}

/** A passphrase that does not open it: not a fault of the archive. */
export class WrongPassphrase extends Error {
  constructor() {
    super('wrong-passphrase');
    this.name = 'WrongPassphrase';
  }
}
