// Setting up a book: business, passphrase, recovery kit typed back, places for backups. The kit cannot be skipped.
import type { BusinessView } from '$ipc/bindings/BusinessView';
import type { FirstRunView } from '$ipc/bindings/FirstRunView';
import type { SessionView } from '$ipc/bindings/SessionView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { NewPassphrase } from './passphrase.svelte';

export const STEPS = ['business', 'passphrase', 'kit', 'places'] as const;
export type Step = (typeof STEPS)[number];

export class FirstRun {
  step = $state<Step>('business');
  proposal = $state.raw<FirstRunView | null>(null);
  business = $state<BusinessView>({
    name: '', trade: '', street: '', city: '', postcode: '', country: '', vat_id: '', tax_id: '', email: '', phone: '', iban: '', bic: '',
    currency: '', terms_days: 0, vat_scheme: '', number_pattern: '', credit_pattern: '', quote_pattern: '', proforma_pattern: '', delivery_pattern: '', has_logo: false,
  });
  /** The user's word that the passphrase alone shall open the book; never set for them. */
  portable = $state(false);
  passphrase = new NewPassphrase(() => this.portable);
  kitPath = $state('');
  /** Set once the vault stands and its kit was written. */
  kitGroups = $state.raw<number[]>([]);
  groups = $state<string[]>(['', '']);
  folders = $state<string[]>([]);
  busy = $state(false);
  failed = $state.raw<CoreError | null>(null);
  #opened: SessionView | null = null;
  #folders: string[] = [];

  async start(view: SessionView): Promise<void> {
    if (view.stage === 'kit-unproven') {
      this.step = 'kit';
      this.kitGroups = view.kit_groups;
    }
    await this.#take(async () => {
      this.proposal = await core.firstRun();
      // A kit made before a restart lies where it was written then, which is not asked again.
      if (this.kitPath === '' && this.step !== 'kit') this.kitPath = this.proposal.kit_path;
      if (this.folders.length === 0) this.folders = [...this.proposal.backup_folders];
    });
  }

  get needsWord(): boolean {
    const keyring = this.proposal?.keyring;
    return keyring === 'absent' || keyring === 'locked';
  }

  /** A keyring that was started or unlocked meanwhile takes its half of the key after all. */
  lookAgain(): Promise<boolean> {
    return this.#take(async () => {
      this.proposal = await core.firstRun();
      if (!this.needsWord) this.portable = false;
      this.passphrase.changed();
    });
  }

  async passphraseChosen(): Promise<boolean> {
    const judged = await this.passphrase.judged();
    if (!judged?.accepted || (this.needsWord && !this.portable)) return false;
    this.step = 'kit';
    return true;
  }

  /** Makes the vault and writes its kit. Backups start with the proposed folders, so that none is missed before step 4. */
  async makeVault(): Promise<boolean> {
    return this.#take(async () => {
      const business = { ...$state.snapshot(this.business), country: this.business.country.trim().toUpperCase() };
      const created = await core.createVault(this.passphrase.text, { business, portable: this.portable, kit_path: this.kitPath.trim(), backup_folders: $state.snapshot(this.folders) });
      this.#folders = $state.snapshot(this.folders);
      this.passphrase.clear();
      this.kitPath = created.kit_path;
      this.kitGroups = created.kit_groups;
    });
  }

  openKit(): Promise<boolean> {
    return this.#take(async () => {
      await core.openKit();
    });
  }

  async confirmKit(): Promise<boolean> {
    return this.#take(async () => {
      this.#opened = await core.confirmKit(this.groups.map((group) => group.replace(/[\s-]/g, '').toUpperCase()));
      this.step = 'places';
    });
  }

  /** Keeps the chosen places and hands over the open book. */
  async finish(): Promise<SessionView | null> {
    const chosen = this.folders.map((folder) => folder.trim()).filter(Boolean);
    const done = await this.#take(async () => {
      if (chosen.join('\n') === this.#folders.join('\n')) return;
      await core.settingsSave({ ...(await core.settings()), backup_folders: chosen });
      this.#opened = await core.session();
    });
    return done ? this.#opened : null;
  }

  async #take(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
    try {
      await act();
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
