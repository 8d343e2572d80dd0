/** First name, last name and mailbox of the field technicians by their short names: enough to fill the run-only users of a large flow. */
export const technicianNames = {
  adaeze: ['Adaeze', 'Eze', 'adaeze.eze'],
  bjorn: ['Bjørn', 'Hansen', 'bjorn.hansen'],
  camila: ['Camila', 'Rojas', 'camila.rojas'],
  dario: ['Dario', 'Conti', 'dario.conti'],
  elif: ['Elif', 'Kaya', 'elif.kaya'],
  farah: ['Farah', 'Aziz', 'farah.aziz'],
  gabriel: ['Gabriel', 'Popescu', 'gabriel.popescu'],
  hyejin: ['Hye-jin', 'Park', 'hyejin.park'],
  ioana: ['Ioana', 'Marin', 'ioana.marin'],
  jakub: ['Jakub', 'Novák', 'jakub.novak'],
  katarzyna: ['Katarzyna', 'Zielińska', 'katarzyna.zielinska'],
  liam: ['Liam', 'Murphy', 'liam.murphy'],
  mei: ['Mei', 'Lin', 'mei.lin'],
  nikhil: ['Nikhil', 'Sharma', 'nikhil.sharma'],
  oksana: ['Oksana', 'Bondar', 'oksana.bondar'],
  pedro: ['Pedro', 'Santos', 'pedro.santos'],
  quentin: ['Quentin', 'Lefèvre', 'quentin.lefevre'],
  rania: ['Rania', 'Khoury', 'rania.khoury'],
  soren: ['Søren', 'Møller', 'soren.moller'],
  thandiwe: ['Thandiwe', 'Dlamini', 'thandiwe.dlamini'],
  umut: ['Umut', 'Demir', 'umut.demir'],
  vera: ['Vera', 'Petrova', 'vera.petrova'],
  wojciech: ['Wojciech', 'Lis', 'wojciech.lis'],
  ximena: ['Ximena', 'Vargas', 'ximena.vargas'],
  yusuf: ['Yusuf', 'Ali', 'yusuf.ali'],
  zoe: ['Zoë', 'Baker', 'zoe.baker'],
} as const satisfies Record<string, readonly [first: string, last: string, mail: string]>;

/** Short name of a field technician. */
export type TechnicianKey = keyof typeof technicianNames;

/** Every technician's short name, in a fixed order. */
export const technicianKeys = Object.keys(technicianNames) as TechnicianKey[];
