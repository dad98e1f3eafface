-- A record of the release before the events, as its programs wrote it (sqlite3 progress.sqlite .dump):
-- quiz 10.1, 10.1.b and t4.1 in lines, 10.1.b --seed 7, lesson padding; the last five rows by hand in the same form.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('pages, attempts, solutions, marks, training runs');
INSERT INTO grdb_migrations VALUES('attempts of reviews');
INSERT INTO grdb_migrations VALUES('time spent');
INSERT INTO grdb_migrations VALUES('lessons tested out');
CREATE TABLE pageRead (id INTEGER PRIMARY KEY, time REAL NOT NULL, lesson TEXT NOT NULL, page INTEGER NOT NULL, pageCount INTEGER NOT NULL);
INSERT INTO pageRead VALUES(1,1796067855.9228620529,'padding',0,13);
INSERT INTO pageRead VALUES(2,1796067855.9242851734,'padding',1,13);
INSERT INTO pageRead VALUES(3,1796067856.4264025688,'padding',2,13);
CREATE TABLE attempt (id INTEGER PRIMARY KEY, time REAL NOT NULL, question TEXT NOT NULL, seed INTEGER, answer TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT, review TEXT);
INSERT INTO attempt VALUES(1,1796067824.5299534798,'10.1.a',NULL,'46','wrong',NULL,NULL);
INSERT INTO attempt VALUES(2,1796067824.5386981964,'10.1.a',NULL,'48','right',NULL,NULL);
INSERT INTO attempt VALUES(3,1796067824.5429668426,'10.1.f1',NULL,'300','wrong','10.1.f1:count-for-shape',NULL);
INSERT INTO attempt VALUES(4,1796067824.5575356483,'10.1.f1',NULL,'3x7x7','wrong','10.1.f1:axis-height-width',NULL);
INSERT INTO attempt VALUES(5,1796067824.5690970421,'10.1.f1',NULL,'3x5x5','wrong','10.1.f1:elsewhere',NULL);
INSERT INTO attempt VALUES(6,1796067854.6019639968,'10.1.b',NULL,'507','wrong','10.1.b:same-assumed',NULL);
INSERT INTO attempt VALUES(7,1796067854.6032755374,'10.1.b',NULL,'300','right',NULL,NULL);
INSERT INTO attempt VALUES(8,1796067854.7026946545,'t4.1',NULL,'2400','wrong','t4.1:no-bias+no-in-ch',NULL);
INSERT INTO attempt VALUES(9,1796067854.70352602,'t4.1',NULL,'7296','right',NULL,NULL);
INSERT INTO attempt VALUES(10,1796067854.9026048183,'10.1.b',7,'507','wrong',NULL,NULL);
CREATE TABLE solutionShown (id INTEGER PRIMARY KEY, time REAL NOT NULL, question TEXT NOT NULL, seed INTEGER);
CREATE TABLE selfMark (id INTEGER PRIMARY KEY, time REAL NOT NULL, question TEXT NOT NULL, tickCount INTEGER NOT NULL, tickTotal INTEGER NOT NULL);
CREATE TABLE trainingRun (id INTEGER PRIMARY KEY, time REAL NOT NULL, experiment TEXT NOT NULL, data TEXT NOT NULL, testError REAL);
CREATE TABLE timeSpent (id INTEGER PRIMARY KEY, time REAL NOT NULL,
  place TEXT NOT NULL, milliseconds INTEGER NOT NULL);
CREATE TABLE testedOut (id INTEGER PRIMARY KEY, time REAL NOT NULL,
  lesson TEXT NOT NULL, question TEXT NOT NULL, seed INTEGER);
INSERT INTO solutionShown VALUES(1,1796067860.5,'10.1.c',-2);
INSERT INTO selfMark VALUES(1,1796067861.5,'10.2.d',2,3);
INSERT INTO trainingRun VALUES(1,1796067862.5,'lenet5','generated',0.0125);
INSERT INTO timeSpent VALUES(1,1796067863.5,'padding',61000);
INSERT INTO testedOut VALUES(1,1796067864.5,'stride','stride.size',NULL);
