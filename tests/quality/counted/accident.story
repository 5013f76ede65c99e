# Cable car at Hollen; 14 March
== Alpine Courier | 2026-03-14T16:20 | Cable car stops above Hollen, passengers lowered by rope
A cable car came to a halt above the Hollen glacier on Saturday morning, leaving {aboard:48} passengers hanging about {height:60} metres over the ice for most of the day. Mountain rescuers lowered them one by one on ropes, a job that took nearly {took:seven} hours. {hosp:Nine} people were taken to hospital in Marvald, most of them with hypothermia, and a guard of the operating company broke a leg. The cabin had left the valley station at 8:40 a.m. with an outside temperature of {cold:minus 11} degrees. {staff:Some 70} rescuers from {teams:four} villages worked in turns, fire chief Ruedi Amsler said. The Hollenbahn, which carries {yearly:310,000} visitors a year, was built in 1987 and last overhauled {-:three} years ago. Its operator said a drive shaft had snapped. The line will stay shut for at least {shut:two} weeks. A return ticket costs {-:64} francs.
== Marvald Radio | 2026-03-14T21:05 | Rescue on the Hollen ends after dark
The last of {aboard:48} people trapped in a gondola over the Hollen glacier reached firm ground shortly before 4 p.m. on Saturday, {took:7} hours after it stopped. They had dangled some {height:200} feet above the ice. The district hospital said it had admitted {hosp:14} of them, {-:three} with frostbite; nobody was in danger. More than {staff:60} helpers took part, and {heli:two} helicopters stood by but could not fly in gusts of up to {wind:95} kilometres per hour. A broken shaft in the drive stopped the car, according to the company that runs the lift. It means to replace the part and expects to reopen in {shut:a fortnight}. Passengers will get their fare back and {comp:150} francs each. It is the second failure on the line this winter; in January {-:22} skiers spent {-:40} minutes in the same cabin.
== The Eastern Ledger | 2026-03-15T07:30 | Fourteen treated after day in stranded cable car
Prosecutors have opened an inquiry into why a cable car stuck fast over a glacier at Hollen on Saturday with {aboard:nearly 50} sightseers on board. {hosp:Fourteen} were treated in hospital for cold and exhaustion, and {still:two} of them were kept overnight. One by one the passengers were let down on ropes in temperatures of {cold:-11C} while winds touched {wind:95} km/h, too strong for the {heli:two} helicopters that had been called. Amsler, who led the operation, said {staff:about 70} men and women from {teams:four} villages had shared the work. The car hung {height:60} metres up for some {took:seven} hours. Hollenbahn AG has promised every passenger {comp:150} francs on top of the fare and says the lift, which takes more than {yearly:300,000} people up the mountain every year, will be closed for {shut:two} weeks or longer. The company employs {-:55} people.
== KEY
aboard | passengers|people|sightseers + aboard|trapped|board|hang|left | compatible
height | metre | compatible
took | hour | compatible
hosp | hospital|treated|admitted + people|- | updated
cold | temperature|degree | same
staff | rescuers|helpers|men | compatible
teams | villages | same
yearly | visitors|people | compatible
shut | week | compatible
wind | gust|wind | same
heli | helicopters | same
comp | franc|passenger | same
