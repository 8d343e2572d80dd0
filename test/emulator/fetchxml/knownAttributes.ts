import type { XmlElement } from '../core/xml';
import { notModelled } from '../errors';

/**
 * What each element may have for attributes (Microsoft Learn, FetchXML schema and FetchXML reference). Many do not change the
 * answer. `utc-offset` does, and `usertimezone` would if users had a time zone other than UTC.
 */
const known = new Map(
  Object.entries({
    fetch:
      'aggregate aggregatelimit count datasource distinct latematerialize mapping min-active-row-version no-lock options output-format ' +
      'page paging-cookie returntotalrecordcount top useraworderby version',
    entity: 'enableprefiltering name prefilterparametername',
    'link-entity': 'alias enableprefiltering from intersect link-type name prefilterparametername to visible',
    attribute: 'addedby aggregate alias build dategrouping distinct groupby name rowaggregate usertimezone',
    'all-attributes': '',
    'no-attrs': '',
    order: 'alias attribute descending entityname',
    filter: 'hint isquickfindfields overridequickfindrecordlimitdisabled overridequickfindrecordlimitenabled type',
    condition: 'aggregate alias attribute entityname operator rowaggregate uihidden uiname uitype value valueof',
    value: 'uiname uitype',
  }).map(([element, names]) => [element, new Set(names.split(' '))]),
);

/**
 * Refuses attributes that an element does not have; letter case counts. What Dataverse does with them is not established.
 * @param element with names that are all known
 * @throws DataverseError 501
 */
export function checkAttributes(element: XmlElement): void {
  const other = [...element.attributes.keys()].find((name) => !/^xmlns(:|$)/.test(name) && !known.get(element.name)?.has(name));
  if (other !== undefined) {
    throw notModelled(`the attribute '${other}' of the element '${element.name}' in FetchXML`);
  }
  element.children.forEach(checkAttributes);
}
