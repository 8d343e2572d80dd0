import * as React from 'react';
import { Tab, TabList, makeStyles, tokens, useId } from '@fluentui/react-components';
import type { DataverseClient } from './dataverse/client';
import type { InventoryReader } from './dataverse/inventoryReader';
import { ActivityView } from './features/activity/ActivityView';
import { useStandings } from './features/activity/useStandings';
import { useConnectionsSession } from './features/connections/connectionsSession';
import { ConnectionsView } from './features/connections/ConnectionsView';
import { useFlowsSession } from './features/flows/flowsSession';
import { FlowsView } from './features/flows/FlowsView';
import { ServicePrincipalsView } from './features/servicePrincipals/ServicePrincipalsView';
import { usePrincipalRequest } from './features/servicePrincipals/usePrincipalRequest';
import { useServicePrincipalsSession } from './features/servicePrincipals/servicePrincipalsSession';
import { SetupPage } from './features/servicePrincipals/setup/SetupPage';
import type { HostInputs } from './hostInputs';
import { MissingRecord } from './MissingRecord';
import type { CloudFlow } from './model/cloudFlow';
import type { LiveConnections } from './model/inventory';
import type { ConnectionCreator } from './model/servicePrincipals/connectionCreator';
import { useTexts } from './strings/texts';
import type { Activity } from './ui/activity/activity';
import { useActivities, useActivity } from './ui/activity/ActivityContext';
import type { SaveFile } from './ui/listParts';
import { initialListState, type ChangeListState, type ListState } from './ui/listState';
import { useLostFocus } from './ui/useLostFocus';
import { useAssessment } from './useAssessment';
import { useInventory } from './useInventory';
import { useRecordRequest } from './useRecordRequest';
import type { ViewName } from './viewName';

/** Properties of {@link Views}. */
export interface ViewsProps {
  readonly client: DataverseClient;
  /** Reads the environment; the views show what it has read. */
  readonly reader: InventoryReader;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  readonly live: LiveConnections;
  readonly inputs: Pick<HostInputs, 'view' | 'recordId'>;
  readonly saveFile: SaveFile | null;
  /** An automatic way to create connections; null where the environment has none. */
  readonly connectionCreator: ConnectionCreator | null;
  /** The environment's ID in Power Platform; null where it isn't known. */
  readonly environmentId: string | null;
}

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    paddingTop: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
  },
  tabs: { flexShrink: 0, flexWrap: 'wrap' },
});

/** The tabs and the view of the chosen one. */
export function Views({ client, reader, viewerId, live, inputs, saveFile, connectionCreator, environmentId }: ViewsProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const inventory = useInventory(reader);
  const assessment = useAssessment(inventory, live, viewerId);
  const [view, setView] = useChosenView(inputs.view);
  const [connections, changeConnections] = useListState();
  const [flows, changeFlows] = useListState();
  const [principals, changePrincipals] = useListState();
  const [changes, changeChanges] = useListState(activityList);
  const activity = useActivity();
  const activities = useActivities(activity);
  const standings = useStandings(activities, inventory);
  const referenceChanged = (referenceId: string): void => void reader.refreshReference(referenceId);
  const latest = (flowId: string): CloudFlow | undefined => reader.current().flows.rows.find(({ id: each }) => each === flowId);
  const connectionsSession = useConnectionsSession({ client, onChanged: referenceChanged, activity });
  const flowsSession = useFlowsSession({ client, onChanged: reader.refreshFlow, latest, activity });
  const principalsSession = useServicePrincipalsSession(client);
  const id = useId('views');
  const tabs = React.useRef<HTMLDivElement>(null);
  const lostFocus = useLostFocus(() => tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());

  const showFlow = (openId: string, openedByHost = false): void => {
    flowsSession.settings.show(false);
    changeFlows({ openId, openedByHost });
    setView('flows');
  };
  const showFlowsOf = (reference: string): void => {
    flowsSession.settings.show(false);
    changeFlows({ openId: null, search: '', filters: { reference } });
    setView('flows');
  };
  const showConnection = (openId: string, openedByHost = false): void => {
    connectionsSession.setTogether([]);
    changeConnections({ openId, openedByHost });
    setView('connections');
  };
  const showPrincipal = (openId: string, openedByHost = false): void => {
    changePrincipals({ openId, openedByHost });
    setView('servicePrincipals');
  };
  const shows = { flow: showFlow, 'connection-reference': showConnection, 'application-user': showPrincipal, 'security-role': null };
  const showSubject = ({ kind, id: subjectId }: Activity['subject']): void => shows[kind]?.(subjectId);
  usePrincipalRequest(inputs.view === 'servicePrincipals' ? inputs.recordId : null, (openId) => showPrincipal(openId, true));
  const missing = useRecordRequest(inputs, inventory, (record) => (record.view === 'flows' ? showFlow : showConnection)(record.id, true));
  const common = { inventory, assessment, viewerId, client, saveFile, onRefresh: reader.refresh };

  const surroundings = {
    client,
    inventory,
    assessment,
    live,
    viewerId,
    environmentId,
    creator: connectionCreator,
    activity,
    saveFile,
    onReferenceChanged: reader.refreshReference,
    onFlowChanged: reader.refreshFlow,
    onRefresh: reader.refresh,
  };
  if (principalsSession.open) {
    return <SetupPage session={principalsSession} open={principalsSession.open} surroundings={surroundings} />;
  }

  return (
    <>
      <TabList
        ref={tabs}
        className={styles.tabs}
        aria-label={texts.text('Tabs_Label')}
        selectedValue={view}
        onTabSelect={(_event, data) => setView(data.value as ViewName)}
      >
        <Tab id={`${id}-connections-tab`} value="connections" aria-controls={`${id}-panel`}>
          {texts.text('Tab_Connections')}
        </Tab>
        <Tab id={`${id}-flows-tab`} value="flows" aria-controls={`${id}-panel`}>
          {texts.text('Tab_Flows')}
        </Tab>
        <Tab id={`${id}-servicePrincipals-tab`} value="servicePrincipals" aria-controls={`${id}-panel`}>
          {texts.text('Tab_ServicePrincipals')}
        </Tab>
        <Tab id={`${id}-activity-tab`} value="activity" aria-controls={`${id}-panel`}>
          {activities.length > 0 ? texts.text('Tab_ActivityCount', { count: activities.length }) : texts.text('Tab_Activity')}
        </Tab>
      </TabList>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${view}-tab`} className={styles.panel} {...lostFocus}>
        {missing ? <MissingRecord view={inputs.view} /> : null}
        {view === 'connections' ? (
          <ConnectionsView
            {...common}
            live={live}
            session={connectionsSession}
            state={connections}
            onChange={changeConnections}
            onShowFlow={(flowId) => showFlow(flowId)}
            onShowFlowsOf={showFlowsOf}
          />
        ) : view === 'flows' ? (
          <FlowsView
            {...common}
            session={flowsSession}
            state={flows}
            onChange={changeFlows}
            onShowConnection={(referenceId) => showConnection(referenceId)}
            onChanged={(flowId) => void reader.refreshFlow(flowId)}
          />
        ) : view === 'servicePrincipals' ? (
          <ServicePrincipalsView
            {...common}
            session={principalsSession}
            state={principals}
            onChange={changePrincipals}
            onShowFlow={(flowId) => showFlow(flowId)}
            onShowConnection={(referenceId) => showConnection(referenceId)}
          />
        ) : (
          <ActivityView
            inventory={inventory}
            activities={activities}
            standings={standings}
            log={activity}
            state={changes}
            onChange={changeChanges}
            onShow={showSubject}
            onRefresh={reader.refresh}
            saveFile={saveFile}
          />
        )}
      </div>
    </>
  );
}

/** The tab that a person has chosen, or the host has named since. */
function useChosenView(named: ViewName | null): [ViewName, (view: ViewName) => void] {
  const [view, setView] = React.useState<ViewName>(named ?? 'connections');
  React.useEffect(() => {
    if (named !== null) {
      setView(named);
    }
  }, [named]);
  return [view, setView];
}

/** The activity as it is first shown: by what was changed, the latest change first. */
const activityList: ListState = { ...initialListState, grouped: true, sort: { column: 'time', direction: 'descending' } };

function useListState(initial: ListState = initialListState): [ListState, ChangeListState] {
  const [state, setState] = React.useState(initial);
  const change = React.useCallback<ChangeListState>(
    (some) => setState((before) => ({ ...before, ...('openId' in some ? { openedByHost: false } : {}), ...some })),
    [],
  );
  return [state, change];
}
