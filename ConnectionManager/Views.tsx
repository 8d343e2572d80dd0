import * as React from 'react';
import { Tab, TabList, makeStyles, tokens, useId } from '@fluentui/react-components';
import type { InventoryReader } from './dataverse/inventoryReader';
import { ConnectionsView } from './features/connections/ConnectionsView';
import { FlowsView } from './features/flows/FlowsView';
import { useTexts } from './strings/texts';
import { initialListState, type ChangeListState, type ListState } from './ui/listState';
import { useInventory } from './useInventory';

type View = 'connections' | 'flows';

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
  tabs: { flexShrink: 0 },
});

/**
 * The tabs and the view of the chosen one.
 *
 * @param props.reader Reads the environment; both views show what it has read.
 */
export function Views({ reader }: { readonly reader: InventoryReader }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const inventory = useInventory(reader);
  const [view, setView] = React.useState<View>('connections');
  const [connections, changeConnections] = useListState();
  const [flows, changeFlows] = useListState();
  const id = useId('views');

  const showFlow = (openId: string): void => {
    changeFlows({ openId });
    setView('flows');
  };
  const showConnection = (openId: string): void => {
    changeConnections({ openId });
    setView('connections');
  };

  return (
    <>
      <TabList
        className={styles.tabs}
        aria-label={texts.text('Tabs_Label')}
        selectedValue={view}
        onTabSelect={(_event, data) => setView(data.value as View)}
      >
        <Tab id={`${id}-connections-tab`} value="connections" aria-controls={`${id}-panel`}>
          {texts.text('Tab_Connections')}
        </Tab>
        <Tab id={`${id}-flows-tab`} value="flows" aria-controls={`${id}-panel`}>
          {texts.text('Tab_Flows')}
        </Tab>
      </TabList>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${view}-tab`} className={styles.panel}>
        {view === 'connections' ? (
          <ConnectionsView
            inventory={inventory}
            state={connections}
            onChange={changeConnections}
            onShowFlow={showFlow}
            onRefresh={reader.refresh}
          />
        ) : (
          <FlowsView
            inventory={inventory}
            state={flows}
            onChange={changeFlows}
            onShowConnection={showConnection}
            onRefresh={reader.refresh}
          />
        )}
      </div>
    </>
  );
}

function useListState(): [ListState, ChangeListState] {
  const [state, setState] = React.useState(initialListState);
  const change = React.useCallback<ChangeListState>((some) => setState((before) => ({ ...before, ...some })), []);
  return [state, change];
}
