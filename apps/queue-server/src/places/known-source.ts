import type { DossierSource as DossierSourceSettings } from '@luot/shared/settings/dossier-settings';

type SettingsOf<Kind extends DossierSourceSettings['kind']> = Extract<DossierSourceSettings, { kind: Kind }>;

/** A source with what the operator's list says of it (R30); `unknown`: the list has nothing under this id. */
export type KnownSource =
  | SettingsOf<'none' | 'own'>
  | (Omit<SettingsOf<'folder'>, 'place'> & { readonly folder: string })
  | (Omit<SettingsOf<'http'>, 'service'> & { readonly url: string; readonly secret: { readonly header: string; readonly file: string } | null })
  | { readonly kind: 'unknown'; readonly place: string };
