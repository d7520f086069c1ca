export type StudyPath = readonly (string | number)[];
