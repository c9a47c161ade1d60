/** 查进度: a kiosk asks for the cases of the person whose card lies on it. */
export const ownCases = `
create index applications_of_person on applications (id_number, received_at desc);
`;
