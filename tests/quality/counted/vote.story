# Budget of Castrel city; 11 November
== Castrel Tribune | 2026-11-11T22:30 | Castrel council passes budget by two votes
After {debate:eleven} hours of debate Castrel's city council passed a budget of {size:€1.84 billion} on Wednesday night, by {tally:34 votes to 32}. {abst:Three} members abstained. The plan closes a gap of {gap:€96 million} by raising the property tax {tax:4.5} percent, shutting {libs:five} branch libraries and leaving {posts:210} vacant posts unfilled. Finance chief Ingrid Sollath said an average household would pay {hh:€71} more a year. {back:Two} members of the opposition Civic List crossed the floor to back the mayor, Teodor Brankov. Outside, {crowd:around 800} people protested against the library closures; police removed {removed:six} from the public gallery. Spending on schools grows by {schools:€22 million}, to {-:€410 million}. The council also set aside {tram:€130 million} over {-:four} years for the tram to Lower Quay. A motion to sell the city's stake in the airport failed, 29 to 40.
== Radio Meridian | 2026-11-11T23:15 | Narrow majority for Brankov's spending plan
Castrel has a budget, but only just. Councillors voted {tally:34-32}, with {abst:three} abstentions, for a spending plan worth {size:some €1.8 billion}, after a sitting that went on for {debate:11} hours. Property tax goes up by {tax:4.5} percent from January, which the city says will cost a typical family {hh:€71} annually. {libs:Five} of the city's {-:19} libraries will close, a step that brought {crowd:several hundred} demonstrators onto the square. {removed:Six} of them were led out of the gallery after shouting at speakers. Mayor Teodor Brankov owed his majority to {back:two} defectors from the Civic List, one of whom, Anna Veit, was expelled from her group within the hour. No staff will be dismissed, but {posts:210} jobs now empty are not to be filled. The deficit that had to be covered was put at {gap:€96 million}. Brankov, {age:58}, faces an election in May.
== The Coast Observer | 2026-11-12T06:00 | Libraries to close as Castrel balances its books
{libs:Five} libraries are to close and property owners to pay more under the {size:€1.84 billion} budget that Castrel's councillors approved late on Wednesday by {tally:34 to 32}. The hole in the books had been {gap:€96 million}. A rise in property tax of {tax:4.5} percent will bring in {-:€41 million}, Sollath told the chamber. Schools are spared: their funds increase by {schools:€22 million}. The tram extension to Lower Quay survives too, with {tram:€130 million}. Police put the number of protesters at {crowd:1,500}, the organisers at {crowd:3,000}. Brankov, {age:58}, who has been mayor for {-:nine} years, needed {back:two} votes from the opposition's ranks after {-:one} of his own party stayed away. The {posts:210} unfilled positions are mainly in parks and street cleaning. Library users handed in a petition with {petition:12,400} signatures.
== KEY
debate | hour | same
size | budget|spending|plan | compatible
tally | vote | same
abst | abst|member | same
gap | gap|deficit|hole | same
tax | tax | same
libs | librar | same
posts | post|job|position | same
hh | household|family|tax | same
back | member|defector|vote|opposition | same
crowd | people|demonstrator|protest | differs
removed | people|protester|demonstrator|gallery | same
schools | school|spending|fund | same
tram | tram | same
age | Brankov | same
