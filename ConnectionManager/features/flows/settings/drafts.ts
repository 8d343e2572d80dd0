import type { OpenedFlow } from '../../../dataverse/savedFlow';
import type { FlowSettings } from '../../../model/flowSettings/flowSettings';

/** The pages of a flow's details where its settings are edited. */
export type SettingsPageName = 'run-as' | 'run-only';

/** What is being edited of one flow, kept while other flows and tabs are shown. */
export interface SettingsDraft {
  readonly page: SettingsPageName;
  /** The flow as it was when editing began. */
  readonly opened: OpenedFlow;
  /** As they are to be. */
  readonly settings: FlowSettings;
}

/** What is being edited, by flow. */
export interface SettingsDrafts {
  readonly of: (flowId: string) => SettingsDraft | null;
  /** Keeps a draft, or drops it where there is none. */
  readonly keep: (flowId: string, draft: SettingsDraft | null) => void;
}
