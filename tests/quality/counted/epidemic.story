# Legionnaires' disease in Port Almer; 7 to 8 July
== Almer Chronicle | 2026-07-07T19:00 | Third death in Port Almer outbreak
A third patient has died of Legionnaires' disease in Port Almer, where the number of infections rose to {cases:41} on Tuesday, the health office said. The victim was a {-:77}-year-old man with a heart condition. {inhosp:Twenty-six} people are in hospital, {icu:seven} of them in intensive care. Tests point to the cooling towers of a paper mill on the harbour, {shutt:two} of which were switched off on Sunday; samples taken there held bacteria at {times:40} times the permitted level. Inspectors have taken water from {sites:53} places in the city. All but {-:four} of the sick live within {radius:two} kilometres of the mill. Health commissioner Farida Nuss advised residents over {-:65} to keep their windows shut. The mill, which employs {workers:380} workers, was last inspected in May 2023. The incubation period is up to {incub:ten} days, so Nuss expects new cases.
== Channel Four News Desk | 2026-07-08T12:30 | Legionnaires' toll climbs to four
{deaths:Four} people have now died and {cases:at least 50} have fallen ill with Legionnaires' disease in Port Almer, officials said on Wednesday. {inhosp:Twenty-nine} were being treated in hospitals, {icu:eight} in intensive care units. The harbour paper mill thought to be the source has shut {shutt:two} of its cooling towers and sent most of its {workers:380} employees home. In water drawn from them inspectors found {times:forty} times as many bacteria as the law allows. Most patients had lived or worked less than {radius:two} kilometres away. Because it can take up to {incub:ten} days for symptoms to appear, the figures may rise further, commissioner Farida Nuss warned. An outbreak in the same district killed {-:nine} in 2009. The company, Almer Pulp, could be fined {fine:€250,000}. Its boss, Jorn Teller, {-:49}, said it was cooperating.
== The Southern Standard | 2026-07-08T18:45 | Fifty-two ill as mill apologises
Almer Pulp apologised on Wednesday to the families of the {deaths:four} people killed by Legionnaires' disease, as the count of confirmed cases reached {cases:52}. The city's hospitals are caring for {inhosp:29} patients. Samples from {sites:53} sites across the city have been examined, and only those from the mill's {shutt:two} closed towers proved heavily contaminated. Lawyers for {suing:six} of the sick said they would sue. Under the water act the firm risks a penalty of {fine:a quarter of a million euros}. Mayor Odile Karsten said the mill's towers should have been checked every {-:two} years; the last visit was in May 2023. Residents within {radius:2 km} of the harbour have been told to avoid showers, and the city is handing out {-:3,000} filters free of charge. Its telephone line for worried citizens took {calls:1,900} calls in a day.
== KEY
cases | case|infection|ill | updated
inhosp | hospital + people|patients|- | updated
icu | intensive | updated
shutt | tower | same
times | level|bacteria|times | same
sites | places|sites | same
radius | kilometre | compatible
workers | workers|employees | same
incub | day | same
deaths | die|death|kill | same
fine | fine|penalty|euro | same
